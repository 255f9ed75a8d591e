"""Words of one root share a key, and words that only look alike do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.families import family
from archive.text.stop_words import is_stop_word
from archive.text.tokens import terms
from tests.tables import read_table

ARABIC_WORDS = st.text(alphabet="ابتجحخدذرزسشصضطظعغفقكلمنهويءئؤى", min_size=1, max_size=12)


@pytest.mark.parametrize(("one", "other", "expected"), read_table("families.tsv"))
def test_joins_the_words_of_one_root(one: str, other: str, expected: str) -> None:
    keys = {family(term) for word in (one, other) for term in terms(word)}

    assert len(keys) == (1 if expected == "alike" else 2)


@pytest.mark.parametrize(
    "word", ["على", "وإلى", "في", "2024", "3.5", "dgsn", "m6", "لفتيت", "الله"]
)
def test_what_has_no_root_is_its_own_family(word: str) -> None:
    assert family(word) == word


@given(st.text(min_size=1) | ARABIC_WORDS)
def test_a_family_is_never_empty(term: str) -> None:
    assert family(term)


@given(ARABIC_WORDS.filter(lambda word: not is_stop_word(word)))
def test_a_family_has_no_space(term: str) -> None:
    assert family(term).split() == [family(term)]
