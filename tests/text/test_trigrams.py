"""Trigrams are the letters of a word, three by three, without its prefixes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold
from archive.text.trigrams import trigrams


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("والجريمة", ["جري", "ريم", "يمه"]),
        ("بشرطة", ["شرط", "رطه"]),
        ("أمن", ["امن"]),
        ("حي", ["^حي"]),
        ("المسؤول", ["مسؤ", "سؤو", "ؤول"]),
        ("dgsn", ["dgs", "gsn"]),
    ],
)
def test_cuts_a_word_three_by_three(word: str, expected: list[str]) -> None:
    assert list(trigrams(fold(word))) == expected


@given(st.text(min_size=1))
def test_every_word_has_a_trigram(term: str) -> None:
    assert trigrams(term)
    assert all(gram.startswith("^") or len(gram) == 3 for gram in trigrams(term))
