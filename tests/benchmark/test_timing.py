"""What is timed, how often, and what is made of it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from archive.benchmark.articles import MadeArticle
from archive.benchmark.engine import Page
from archive.benchmark.plot import draw_plot
from archive.benchmark.queries import Question
from archive.benchmark.results import EngineResult, Result, growth_exponents
from archive.benchmark.survey import Growth
from archive.benchmark.timing import ClassCost, Cost, Uncounted, time_questions


class Listening:
    """An engine that only notes, in a list that others share, that it was asked."""

    def __init__(self, name: str, heard: list[str]) -> None:
        self.name = name
        self.heard = heard

    def load(self, articles: Iterable[MadeArticle]) -> None: ...

    def add_all(self, articles: Iterable[MadeArticle]) -> None: ...

    def add_one(self, article: MadeArticle) -> None: ...

    def hits(self, question: Question) -> tuple[int, ...]:
        return ()

    def page(self, question: Question) -> Page:
        self.heard.append(f"{self.name}:{question.words[0]}")
        return Page((), 7, {}, ())

    def size_in_bytes(self) -> int:
        return 0


def result(articles: int, **costs: float) -> Result:
    """A result whose engines have one class, at a cost each."""
    engines = {
        name: EngineResult(1.0, 1, 1, 1.0, None, {"rare": ClassCost(Cost(ms, ms), Cost(ms, ms), 1)})
        for name, ms in costs.items()
    }
    return Result(articles, Growth(1, 1, 1.0, 0.6, -1.0), engines, 1)


def test_engines_take_turns_question_by_question() -> None:
    heard: list[str] = []
    engines = {name: Listening(name, heard) for name in ("one", "two")}
    asked = (Question(("a",)), Question(("b",)))

    costs = time_questions(engines, {"rare": asked}, repeat=1)

    assert heard == "one:a two:a two:b one:b two:a one:a one:b two:b".split()
    assert costs["two"]["rare"].total == 7


def test_what_it_takes_to_make_the_items_is_known() -> None:
    items = Uncounted(sum(range(100_000)) for _ in range(3))

    assert len(list(items)) == 3
    assert items.cpu_ms > 0


def test_a_ratio_is_the_peers_cost_by_ours() -> None:
    found = result(100, yaqaza=2.0, fts5=8.0)

    assert found.ratios == {"fts5": {"hits": pytest.approx(4), "page": pytest.approx(4)}}


def test_growth_is_a_power_of_the_number_of_articles() -> None:
    results = [result(100, fts5=1.0), result(10_000, fts5=10.0)]

    assert growth_exponents(results, "fts5", "page") == {"rare": pytest.approx(0.5)}
    assert growth_exponents(results[:1], "fts5", "page") == {}


def test_a_plot_is_drawn(tmp_path: Path) -> None:
    results = [result(100, yaqaza=1.0, fts5=1.0), result(1_000, yaqaza=2.0)]

    draw_plot(results, tmp_path / "plot.png")

    assert (tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")
