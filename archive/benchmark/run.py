"""A whole benchmark: articles made, indexed by every engine, asked for, and one more added."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from archive.benchmark.articles import Articles
from archive.benchmark.engine import OURS, Engine, OpenEngine, find_engine
from archive.benchmark.memory import PeakMemory, peak_bytes
from archive.benchmark.queries import Questions, draw_questions
from archive.benchmark.results import EngineResult, Result
from archive.benchmark.survey import survey
from archive.benchmark.timing import Uncounted, cpu_ms, time_questions

# Above so many articles an engine is not asked: it would take hours.
_MOST_ARTICLES = {"haystack": 10_000}
_ADDED = 5

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured: the peers, the seed of all chance, questions a class, and how often."""

    peers: tuple[str, ...]
    seed: int = 1
    questions: int = 30
    repeat: int = 5


@dataclass(frozen=True, slots=True)
class _Indexed:
    docs_per_cpu_s: float
    index_bytes: int
    memory_bytes: int | None


def run_benchmark(count: int, plan: Plan, say: Say) -> Result:
    """Measure all engines on so many articles; `say` is told what happens."""
    articles = Articles(count, seed=plan.seed)
    known = survey(articles, count=count)
    questions = _answerable(draw_questions(known, seed=plan.seed, count=plan.questions), say)
    with ExitStack() as stack:
        engines = _open_engines(stack, _usable(plan.peers, count, say))
        indexed = {name: _index(engine, articles) for name, engine in engines.items()}
        costs = time_questions(engines, questions, repeat=plan.repeat)
        results = {
            name: EngineResult(
                docs_per_cpu_s=indexed[name].docs_per_cpu_s,
                index_bytes=indexed[name].index_bytes,
                text_bytes=known.text_bytes,
                add_one_cpu_ms=_time_adding(engine, after=count, seed=plan.seed),
                memory_bytes=indexed[name].memory_bytes,
                classes=costs[name],
            )
            for name, engine in engines.items()
        }
    return Result(count, known.growth, results, peak_bytes())


def _answerable(questions: Questions, say: Say) -> Questions:
    """Leave out the classes that a small collection has no words for."""
    for kind in (kind for kind, asked in questions.items() if not asked):
        say(f"{kind} is skipped: these articles have no such words")
    return {kind: asked for kind, asked in questions.items() if asked}


def _usable(peers: tuple[str, ...], count: int, say: Say) -> dict[str, OpenEngine]:
    found: dict[str, OpenEngine] = {}
    for name in (OURS, *peers):
        if count > _MOST_ARTICLES.get(name, count):
            say(f"{name} is skipped: it is measured up to {_MOST_ARTICLES[name]:,} articles")
            continue
        try:
            found[name] = find_engine(name)
        except ModuleNotFoundError as error:
            say(f"{name} is skipped: {error.name} is not installed")
    return found


def _open_engines(stack: ExitStack, openers: Mapping[str, OpenEngine]) -> dict[str, Engine]:
    engines: dict[str, Engine] = {}
    for name, open_engine in openers.items():
        folder = Path(stack.enter_context(TemporaryDirectory(prefix=f"benchmark-{name}-")))
        engines[name] = stack.enter_context(open_engine(folder))
    return engines


def _index(engine: Engine, articles: Articles) -> _Indexed:
    engine.load(articles)
    given = Uncounted(articles)
    memory = PeakMemory()
    cost = cpu_ms(partial(engine.add_all, given)) - given.cpu_ms
    return _Indexed(len(articles) / cost * 1000, engine.size_in_bytes(), memory.rise())


def _time_adding(engine: Engine, *, after: int, seed: int) -> float:
    more = list(Articles(_ADDED, seed=seed, first=after + 1))
    return median(cpu_ms(partial(engine.add_one, article)) for article in more)
