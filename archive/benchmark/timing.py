"""CPU time of every engine's answers, in one process, question by question in turn."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median, quantiles
from time import process_time_ns, thread_time_ns
from typing import Literal, TypeVar

from archive.benchmark.engine import Engine
from archive.benchmark.queries import Question, Questions

# What slower answers cost is told by one timing as well as by five.
_SLOW_MS = 250.0
_MS = 1e6
_FIVE_PERCENT = 20  # of so many equal parts, each is one

Item = TypeVar("Item")
Mode = Literal["hits", "page"]
MODES: tuple[Mode, ...] = ("hits", "page")


@dataclass(frozen=True, slots=True)
class Cost:
    """What questions cost, each by the median of its timings."""

    median_cpu_ms: float
    p95_cpu_ms: float


@dataclass(frozen=True, slots=True)
class ClassCost:
    """What questions of a class cost, and how many articles the middle one finds."""

    hits: Cost
    page: Cost
    total: float

    def of(self, mode: Mode) -> Cost:
        return self.hits if mode == "hits" else self.page


# Of each engine and class.
Costs = dict[str, dict[str, ClassCost]]


def cpu_ms(action: Callable[[], object]) -> float:
    """Run an action; return the CPU time that all threads of the process took meanwhile."""
    start = process_time_ns()
    action()
    return (process_time_ns() - start) / _MS


class Uncounted(Iterator[Item]):
    """Gives items, and knows the CPU time that it took to make them, in this thread."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self.cpu_ms = 0.0

    def __next__(self) -> Item:
        start = thread_time_ns()
        try:
            return next(self._items)
        finally:
            self.cpu_ms += (thread_time_ns() - start) / _MS


def time_questions(engines: Mapping[str, Engine], questions: Questions, *, repeat: int) -> Costs:
    """Time every question on every engine, as hits and as page, so often after a first time."""
    costs: Costs = {name: {} for name in engines}
    for kind, asked in questions.items():
        for name, cost in _time_class(engines, asked, repeat).items():
            costs[name][kind] = cost
    return costs


def _time_class(
    engines: Mapping[str, Engine], asked: tuple[Question, ...], repeat: int
) -> dict[str, ClassCost]:
    """Ask everything once to warm up, then in rounds; another engine begins each time."""
    watches = {
        name: [_Watch(engine, question) for question in asked] for name, engine in engines.items()
    }
    names = tuple(engines)
    for turn in range(repeat + 1):
        for number in range(len(asked)):
            first = (turn + number) % len(names)
            for name in names[first:] + names[:first]:
                watch = watches[name][number]
                watch.warm_up() if turn == 0 else watch.time()
    return {name: _sum_up(each) for name, each in watches.items()}


class _Watch:
    """The timings of one question on one engine."""

    def __init__(self, engine: Engine, question: Question) -> None:
        self._engine = engine
        self._question = question
        self._timings: dict[Mode, list[float]] = {mode: [] for mode in MODES}
        self.total = 0

    def warm_up(self) -> None:
        self._engine.hits(self._question)
        self.total = self._engine.page(self._question).total

    def time(self) -> None:
        self._time("hits", self._engine.hits)
        self._time("page", self._engine.page)

    def middle(self, mode: Mode) -> float:
        return median(self._timings[mode])

    def _time(self, mode: Mode, ask: Callable[[Question], object]) -> None:
        timings = self._timings[mode]
        if not timings or timings[0] < _SLOW_MS:
            timings.append(cpu_ms(partial(ask, self._question)))


def _sum_up(watches: Sequence[_Watch]) -> ClassCost:
    return ClassCost(
        hits=_cost([watch.middle("hits") for watch in watches]),
        page=_cost([watch.middle("page") for watch in watches]),
        total=median(watch.total for watch in watches),
    )


def _cost(middles: list[float]) -> Cost:
    """Take the median and the 95th percentile; the one timing of a lone question is both."""
    spread = quantiles(
        [*middles, middles[0]] if len(middles) == 1 else middles,
        n=_FIVE_PERCENT,
        method="inclusive",
    )
    return Cost(median(middles), spread[-1])
