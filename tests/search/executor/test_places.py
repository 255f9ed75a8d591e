"""Places of phrases, neighbourhoods and beginnings against looking through every text."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.search.analysis import TEXT_BREAK, derive
from archive.search.executor.batch import Document
from archive.search.executor.places import find_places
from archive.search.plan import Beginning, Field, TermCondition, Terms
from tests.search.executor.segments import document, segment_of

word = st.sampled_from(
    ["فاس", "وفاس", "جريمة", "الجريمة", "مجرم", "جرائم", "حموشي", "الحموشي", "68"]
)
text = st.lists(word, max_size=9).map(" ".join)
documents = st.lists(st.builds(document, st.just(1), text, text), min_size=1, max_size=5)
fields = st.sampled_from(Field)


@given(documents, fields, st.lists(word, min_size=1, max_size=3), st.booleans())
def test_phrases_stand_where_looking_finds_them(
    found: list[Document], field: Field, words: list[str], in_headline: bool
) -> None:
    terms = tuple(derive(field)(one) for one in words)
    assume("" not in terms)  # a name that is too short has no key, and is not asked for

    places = find(Terms(field, terms, in_headline=in_headline), found)

    assert places == [
        start + i
        for start, own in _texts(found, field, in_headline=in_headline)
        for i in range(len(own))
        if own[i : i + len(terms)] == terms
    ]


@given(documents, fields, st.lists(word, min_size=2, max_size=3), st.integers(0, 4), st.booleans())
def test_neighbourhoods_are_all_places_of_windows_that_hold_every_term(
    found: list[Document], field: Field, words: list[str], slop: int, in_headline: bool
) -> None:
    terms = tuple(derive(field)(one) for one in words)
    assume("" not in terms and field is not Field.NAME)  # no key tells where a part ends

    places = find(Terms(field, terms, slop, in_headline), found)

    expected: set[int] = set()
    for start, own in _texts(found, field, in_headline=in_headline):
        shift = start
        for part in _parts(own):
            windows = _windows(part, set(terms), slop)
            expected |= {shift + i for window in windows for i in window}
            shift += len(part) + 1
    assert places == sorted(expected)


def _parts(own: Sequence[str]) -> list[list[str]]:
    """Cut a text where one of its parts ends and the next begins."""
    parts: list[list[str]] = [[]]
    for term in own:
        if term == TEXT_BREAK:
            parts.append([])
        else:
            parts[-1].append(term)
    return parts


def _windows(own: Sequence[str], wanted: set[str], slop: int) -> list[list[int]]:
    """Return the places of the terms in the shortest window with all of them up to each place."""
    found = []
    for end in range(len(own)):
        for start in range(end, max(-1, end - len(wanted) - slop), -1):
            if wanted <= set(own[start : end + 1]):
                found.append([i for i in range(start, end + 1) if own[i] in wanted])
                break
    return found


@given(
    documents,
    st.sampled_from([Field.SPELLING, Field.WORD]),
    st.sampled_from(["ف", "فا", "جر", "الجر", "6", "ك"]),
    st.booleans(),
)
def test_beginnings_stand_where_looking_finds_them(
    found: list[Document], field: Field, letters: str, in_headline: bool
) -> None:
    places = find(Beginning(field, letters, in_headline), found)

    expected: set[int] = set()
    for inner in {Field.SPELLING, field}:
        for start, own in _texts(found, inner, in_headline=in_headline):
            expected |= {start + i for i, term in enumerate(own) if term.startswith(letters)}
    assert places == sorted(expected)


@pytest.mark.parametrize("slop", [None, 9])
def test_nothing_reaches_from_one_document_into_the_next(slop: int | None) -> None:
    found = [document(1, "توقيف"), document(2, "", "مشتبه")]

    assert find(Terms(Field.SPELLING, ("توقيف", "مشتبه"), slop), found) == []


def find(condition: TermCondition, found: Sequence[Document]) -> list[int]:
    places: list[int] = find_places(condition, segment_of(found)).tolist()
    return places


def _texts(
    found: Sequence[Document], field: Field, *, in_headline: bool
) -> list[tuple[int, tuple[str, ...]]]:
    """Give each document's terms, or its headline's, and how many terms stand before them."""
    texts, start = [], 0
    for one in found:
        terms = tuple(map(derive(field), one.text.terms))
        texts.append((start, terms[: one.text.headline_end] if in_headline else terms))
        start += len(terms)
    return texts
