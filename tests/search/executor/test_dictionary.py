"""The dictionary against a sorted list."""

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.executor.dictionary import TermDictionary, pack_terms

term = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=6)
near_term = st.text(st.sampled_from("ابتaé😀"), max_size=4)


def dictionary_of(terms: list[str]) -> TermDictionary:
    return TermDictionary(*pack_terms(terms), len(terms))


@given(st.sets(st.one_of(term, near_term), max_size=300), st.lists(near_term, max_size=20))
def test_finds_what_a_sorted_list_has(known: set[str], asked: list[str]) -> None:
    terms = sorted(known)
    dictionary = dictionary_of(terms)

    for one in [*terms, *asked]:
        assert dictionary.find(one) == (terms.index(one) if one in known else -1)
    assert (len(dictionary), dictionary.terms()) == (len(terms), terms)


@given(st.sets(near_term, max_size=300), st.lists(near_term, max_size=20))
def test_terms_with_one_beginning_are_a_range(known: set[str], asked: list[str]) -> None:
    terms = sorted(known)
    dictionary = dictionary_of(terms)

    for letters in asked:
        start, stop = dictionary.beginning(letters)
        assert terms[start:stop] == [one for one in terms if one.startswith(letters)]
        assert start == bisect_left(terms, letters)


@pytest.mark.parametrize("count", [1, 63, 64, 65, 127, 128, 129, 200])
def test_reads_across_the_borders_of_blocks(count: int) -> None:
    terms = [f"{number:03}" for number in range(count)]
    dictionary = dictionary_of(terms)

    assert [dictionary.find(one) for one in terms] == list(range(count))
    for start in range(0, count, 7):
        assert dictionary.terms(start, min(start + 65, count)) == terms[start : start + 65]


def test_an_empty_dictionary_has_nothing() -> None:
    dictionary = dictionary_of([])

    assert (len(dictionary), dictionary.terms()) == (0, [])
    assert dictionary.find("فاس") == -1
    assert dictionary.beginning("فا") == (0, 0)


def test_an_empty_term_is_a_term() -> None:
    assert dictionary_of([""]).find("") == 0
    assert dictionary_of(["", "فاس"]).terms() == ["", "فاس"]
    assert dictionary_of(["فاس"]).find("") == -1
