"""Matching against the obvious meaning of conditions, in a segment of rare and frequent words."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.analysis import derive
from archive.search.engines.reference import holds
from archive.search.executor.matching import Matcher
from archive.search.plan import (
    AllOf,
    AnyOf,
    Beginning,
    Condition,
    Days,
    Field,
    Terms,
    Values,
    Without,
)
from tests.search.executor.segments import document, segment_of

# A word of each share of the documents, from every one to none.
WORDS = "فاس الجريمة جريمة مجرم طنجة كركدن عنقاء".split()
SHARES = [1.0, 0.5, 0.1, 0.02, 0.005, 0.003, 0.0]
FIRST_DAY = 738_000

_rolls = Random(8)


def _roll(words: list[str], factor: float) -> str:
    found = [
        word for word, share in zip(words, SHARES, strict=True) if _rolls.random() < share * factor
    ]
    _rolls.shuffle(found)
    return " ".join(found)


DOCUMENTS = [
    document(
        number,
        _roll(WORDS, 1.0),
        _roll(WORDS, 0.5),
        day=_rolls.choice([0, FIRST_DAY, FIRST_DAY + 1, FIRST_DAY + 2]),
        is_certain=_rolls.random() < 0.5,
        outlet=_rolls.choice(["", "a", "b"]),
        tags=_rolls.sample("xyz", _rolls.randint(0, 3)),
    )
    for number in range(1000)
]
SEGMENT = segment_of(DOCUMENTS)

fields = st.sampled_from([Field.SPELLING, Field.WORD, Field.FAMILY])
terms = st.builds(
    lambda field, words, slop, in_headline: Terms(
        field, tuple(derive(field)(word.replace("ة", "ه")) for word in words), slop, in_headline
    ),
    fields,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2),
    st.sampled_from([None, None, 0, 3]),
    st.booleans(),
)
beginnings = st.builds(
    Beginning,
    st.sampled_from([Field.SPELLING, Field.WORD]),
    st.sampled_from(["فا", "جر", "كرك", "ظظظ"]),
    st.booleans(),
)
values = st.builds(
    Values,
    st.just("tags"),
    st.lists(st.sampled_from(["x", "y", "no such tag"]), max_size=2).map(tuple),
)
day = st.sampled_from([None, FIRST_DAY, FIRST_DAY + 1])
conditions: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(terms, terms, beginnings, values, st.builds(Days, day, day, st.booleans())),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple).map(AllOf),
        st.lists(inner, max_size=4).map(tuple).map(AnyOf),
        inner.map(Without),
    ),
    max_leaves=6,
)


@given(conditions)
def test_finds_the_documents_for_which_a_condition_holds(condition: Condition) -> None:
    found = Matcher(SEGMENT).find(condition)

    assert found.tolist() == [i for i, one in enumerate(DOCUMENTS) if holds(condition, one)]


@given(conditions, st.sets(st.integers(0, len(DOCUMENTS) - 1), max_size=30))
def test_says_of_some_documents_what_it_finds_of_all(condition: Condition, asked: set[int]) -> None:
    documents = np.array(sorted(asked), np.uint32)

    held = Matcher(SEGMENT).holds(condition, documents)

    assert held.tolist() == [holds(condition, DOCUMENTS[number]) for number in documents]


@given(conditions)
def test_leaves_no_flag_behind(condition: Condition) -> None:
    Matcher(SEGMENT).find(condition)

    assert not SEGMENT.flags.any()


def test_a_check_may_stop_it() -> None:
    def check() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        Matcher(SEGMENT, check).find(AllOf())
