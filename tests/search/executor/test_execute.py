"""Pages of one plan on several segments."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.compiler import compile_search
from archive.search.executor.execute import Execution
from archive.search.executor.snapshot import Snapshot
from archive.search.parser import parse
from archive.search.plan import Plan
from archive.search.query import Level, Order, Search
from tests.search.executor.segments import document, snapshot_of
from tests.search.queries import BODIES

_rolls = Random(9)


def _many(count: int, first: int) -> Snapshot:
    return snapshot_of(
        [
            document(
                first + number,
                " ".join(_rolls.choices(BODIES, k=_rolls.randint(1, 4))),
                " ".join(_rolls.choices(BODIES[0].split(), k=3)),
                day=_rolls.choice([0, 738_000, 738_001]),
                is_certain=_rolls.random() < 0.7,
            )
            for number in range(count)
        ]
    )


def _snapshot() -> Snapshot:
    """Three segments, of which one has deletions."""
    first, second, third = (_many(*sizes).segments[0] for sizes in ((300, 0), (40, 300), (1, 340)))
    return Snapshot([first, second.with_live(np.arange(40) % 3 > 0), third])


SNAPSHOT = _snapshot()
QUERIES = ["فاس", "الشرطة القضائية", "فاس OR جريمة OR طنجة", "«الشرطة القضائية» فاس", "توقي* -وجدة"]

plans = st.builds(
    lambda text, level, order: compile_search(
        Search(parse(text, level=level), order=order), facets=()
    ),
    st.sampled_from(QUERIES),
    st.sampled_from(Level),
    st.sampled_from(Order),
)


@given(plans, st.integers(0, 400), st.integers(0, 150))
def test_a_page_is_a_slice_of_all_hits(plan: Plan, start: int, size: int) -> None:
    everything = Execution(SNAPSHOT, plan).page(0, 1000)

    page = Execution(SNAPSHOT, plan).page(start, start + size)

    assert page.hits == everything.hits[start : start + size]
    assert (page.total, page.part_total) == (everything.total, everything.part_total)
    assert len(everything.hits) == page.total + page.part_total


@given(plans)
def test_no_document_is_told_twice_and_none_that_was_deleted(plan: Plan) -> None:
    keys = [hit.article_id for hit in Execution(SNAPSHOT, plan).page(0, 1000).hits]

    assert len(set(keys)) == len(keys)
    assert not {key for key in keys if 300 <= key < 340 and (key - 300) % 3 == 0}


@given(plans)
def test_whole_hits_stand_before_part_hits(plan: Plan) -> None:
    page = Execution(SNAPSHOT, plan).page(0, 1000)

    assert [hit.part for hit in page.hits] == [False] * page.total + [True] * page.part_total


@pytest.mark.parametrize("text", QUERIES)
def test_the_scores_of_a_few_hits_go_down(text: str) -> None:
    plan = replace(compile_search(Search(parse(text)), facets=()), some=None)

    scores = [hit.score for hit in Execution(SNAPSHOT, plan).page(0, 50).hits]

    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0


def test_a_snapshot_of_nothing_answers() -> None:
    page = Execution(Snapshot([]), compile_search(Search(parse("فاس وجدة")))).page(0, 20)

    assert (page.hits, page.total, page.part_total) == ((), 0, 0)


def test_a_search_that_was_stopped_anywhere_leaves_the_next_one_alone() -> None:
    asked = Search(parse("(فاس OR جريمة) (طنجة OR وجدة) -أكادير"))
    plan = compile_search(asked, facets=("outlet", "tags"))
    steps: list[None] = []
    expected = Execution(SNAPSHOT, plan, lambda: steps.append(None)).page(0, 20)

    for stop in range(len(steps)):
        with pytest.raises(TimeoutError):
            Execution(SNAPSHOT, plan, _stop_after(stop)).page(0, 20)
        assert Execution(SNAPSHOT, plan).page(0, 20) == expected


def _stop_after(steps: int) -> Callable[[], None]:
    left = iter(range(steps))

    def check() -> None:
        if next(left, None) is None:
            raise TimeoutError

    return check


@pytest.mark.parametrize("asked", ["زعف*", "فاس OR زعف*"])
def test_the_order_does_not_depend_on_how_documents_lie_in_segments(asked: str) -> None:
    documents = [
        document(key, f"{'الزعفران ' * (key % 4)} في فاس {'خبر ' * key}") for key in range(30)
    ]
    plan = compile_search(Search(parse(asked)), facets=())

    together = Execution(snapshot_of(documents), plan).page(0, 30)
    apart = Execution(snapshot_of(documents[:29], documents[29:]), plan).page(0, 30)

    assert [hit.article_id for hit in apart.hits] == [hit.article_id for hit in together.hits]


def test_more_words_than_one_pass_counts_are_ranked() -> None:
    words = " ".join(f"كلمة{number}" for number in range(80))
    snapshot = snapshot_of([document(1, words), document(2, "غيرها")])

    page = Execution(snapshot, compile_search(Search(parse(words)), facets=())).page(0, 9)

    assert [hit.article_id for hit in page.hits] == [1]
