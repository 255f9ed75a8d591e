"""The cost of answers against the number of articles, drawn on logarithmic scales."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from archive.benchmark.results import Result
from archive.benchmark.timing import MODES, Mode

_COLUMNS = 4
_INCHES = 3.4
_STYLES: dict[Mode, str] = {"hits": ":", "page": "-"}


def draw_plot(results: Sequence[Result], path: Path) -> None:
    """Draw a field for each class: whole pages in lines, hits only in dots."""
    kinds = list(dict.fromkeys(k for r in results for e in r.engines.values() for k in e.classes))
    rows = -(-len(kinds) // _COLUMNS)
    figure = Figure(figsize=(_COLUMNS * _INCHES, rows * _INCHES), layout="constrained")
    FigureCanvasAgg(figure)
    fields = figure.subplots(rows, _COLUMNS, sharex=True, sharey=True, squeeze=False).flat
    for kind, field in zip(kinds, fields, strict=False):
        _draw_class(field, results, kind)
    handles, labels = fields[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=_COLUMNS)
    figure.savefig(path, dpi=120)


def _draw_class(field: Axes, results: Sequence[Result], kind: str) -> None:
    names = list(dict.fromkeys(name for result in results for name in result.engines))
    for number, name in enumerate(names):
        for mode in MODES:
            points = [
                (result.articles, result.engines[name].classes[kind].of(mode).median_cpu_ms)
                for result in results
                if name in result.engines and kind in result.engines[name].classes
            ]
            sizes, costs = zip(*points, strict=True)
            style = {"linestyle": _STYLES[mode], "marker": ".", "color": f"C{number}"}
            field.loglog(sizes, costs, label=f"{name}, {mode}", **style)
    field.set(title=kind, xlabel="articles", ylabel="CPU-ms")
    field.grid(visible=True, which="major", alpha=0.3)
