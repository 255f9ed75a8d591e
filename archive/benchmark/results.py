"""What a benchmark found, and as what data scripts read it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import geometric_mean

import numpy as np

from archive.benchmark.engine import OURS
from archive.benchmark.survey import Growth
from archive.benchmark.timing import MODES, ClassCost, Mode


@dataclass(frozen=True, slots=True)
class EngineResult:
    """One engine's figures; `memory_bytes` is how far indexing raised the resident memory."""

    docs_per_cpu_s: float
    index_bytes: int
    text_bytes: int
    add_one_cpu_ms: float
    memory_bytes: int | None
    classes: dict[str, ClassCost]


@dataclass(frozen=True, slots=True)
class Result:
    """All engines on one collection; `peak_bytes` is of the whole process."""

    articles: int
    growth: Growth
    engines: dict[str, EngineResult]
    peak_bytes: int

    @property
    def ratios(self) -> dict[str, dict[str, float]]:
        """By how much each peer costs more than we do: geometric means over the classes."""
        ours = self.engines.get(OURS)
        if ours is None:
            return {}
        return {
            name: {mode: _ratio(peer, ours, mode) for mode in MODES}
            for name, peer in self.engines.items()
            if name != OURS
        }


def _ratio(peer: EngineResult, ours: EngineResult, mode: Mode) -> float:
    return geometric_mean(
        peer.classes[kind].of(mode).median_cpu_ms / cost.of(mode).median_cpu_ms
        for kind, cost in ours.classes.items()
    )


def as_data(result: Result) -> dict[str, object]:
    return {
        "articles": result.articles,
        "engines": {name: _engine_as_data(engine) for name, engine in result.engines.items()},
        "ratios": result.ratios,
    }


def sizes_as_data(results: Sequence[Result]) -> dict[str, object]:
    """Give the results at several sizes, and the exponents of growth from one to the next."""
    names = dict.fromkeys(name for result in results for name in result.engines)
    growth = {
        name: {mode: growth_exponents(results, name, mode) for mode in MODES} for name in names
    }
    return {"sizes": [as_data(result) for result in results], "growth": growth}


def _engine_as_data(engine: EngineResult) -> dict[str, object]:
    return {
        "docs_per_cpu_s": engine.docs_per_cpu_s,
        "index_bytes": engine.index_bytes,
        "text_bytes": engine.text_bytes,
        "add_one_cpu_ms": engine.add_one_cpu_ms,
        "classes": {
            kind: {mode: asdict(cost.of(mode)) for mode in MODES}
            for kind, cost in engine.classes.items()
        },
    }


def growth_exponents(results: Sequence[Result], name: str, mode: Mode) -> dict[str, float]:
    """Return by which power of the number of articles an engine's cost grows, for each class."""
    measured = [(each.articles, each.engines[name]) for each in results if name in each.engines]
    sizes = [articles for articles, _ in measured]
    if len(set(sizes)) < 2:
        return {}
    return {
        kind: _slope(sizes, [engine.classes[kind].of(mode).median_cpu_ms for _, engine in measured])
        for kind in measured[0][1].classes
    }


def _slope(sizes: list[int], costs: list[float]) -> float:
    return float(np.polyfit(np.log(sizes), np.log(costs), 1)[0])
