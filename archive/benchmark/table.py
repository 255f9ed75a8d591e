"""The figures of a benchmark as tables for a terminal."""

from collections.abc import Iterator, Sequence

from archive.benchmark.results import Result, growth_exponents
from archive.benchmark.timing import MODES, Mode

_MEGABYTE = 1_000_000


def write_tables(result: Result) -> str:
    """Write the collection, the engines, each mode's costs and the ratios."""
    parts = [_collection(result), _engines(result)]
    parts += [_costs(result, mode) for mode in MODES]
    parts.append(f"Peak memory of the process: {result.peak_bytes / _MEGABYTE:,.0f} MB")
    return "\n\n".join(parts)


def write_growth(results: Sequence[Result]) -> str:
    """Write by which power of the number of articles each class's cost grows."""
    names = list(dict.fromkeys(name for result in results for name in result.engines))
    parts = []
    for mode in MODES:
        exponents = {name: growth_exponents(results, name, mode) for name in names}
        grown = {name: each for name, each in exponents.items() if each}
        rows = [
            [name, *(f"{value:.2f}" for value in each.values())] for name, each in grown.items()
        ]
        kinds = next(iter(grown.values()), {})
        title = f"Growth, {mode}: the exponent of the number of articles"
        parts.append(_table(title, ["", *kinds], rows))
    return "\n\n".join(parts)


def _collection(result: Result) -> str:
    growth = result.growth
    return (
        f"{result.articles:,} articles, {growth.words:,} words, {growth.vocabulary:,} different\n"
        f"Heaps: vocabulary = {growth.factor:.2f} · words^{growth.exponent:.3f}; "
        f"Zipf: slope {growth.zipf_slope:.3f}"
    )


def _engines(result: Result) -> str:
    heads = ["engine", "articles/CPU-s", "index MB", "× text", "one more, CPU-ms", "memory MB"]
    rows = [
        [
            name,
            f"{engine.docs_per_cpu_s:,.0f}",
            f"{engine.index_bytes / _MEGABYTE:,.1f}",
            f"{engine.index_bytes / engine.text_bytes:.2f}",
            f"{engine.add_one_cpu_ms:,.1f}",
            "" if engine.memory_bytes is None else f"{engine.memory_bytes / _MEGABYTE:,.0f}",
        ]
        for name, engine in result.engines.items()
    ]
    return _table("Indexing", heads, rows)


def _costs(result: Result, mode: Mode) -> str:
    kinds = list(next(iter(result.engines.values())).classes)
    rows = list(_cost_rows(result, mode, kinds))
    title = f"CPU-ms, {mode}: median / 95th percentile, articles found"
    return _table(title, ["engine", *kinds, "ratio"], rows)


def _cost_rows(result: Result, mode: Mode, kinds: list[str]) -> Iterator[list[str]]:
    for name, engine in result.engines.items():
        ratio = f"{result.ratios[name][mode]:,.1f}" if name in result.ratios else ""
        costs = [engine.classes[kind].of(mode) for kind in kinds]
        yield [
            name,
            *(f"{cost.median_cpu_ms:.2f} / {cost.p95_cpu_ms:.2f}" for cost in costs),
            ratio,
        ]
        yield ["", *(f"{engine.classes[kind].total:,.0f}" for kind in kinds), ""]


def _table(title: str, heads: list[str], rows: list[list[str]]) -> str:
    """Set cells under each other: the first column to the left, figures to the right."""
    columns = zip(heads, *rows, strict=True)
    widths = [max(len(cell) for cell in column) for column in columns]
    lines = [title]
    for first, *others in [heads, *rows]:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        lines.append("  ".join([first.ljust(widths[0]), *cells]).rstrip())
    return "\n".join(lines)
