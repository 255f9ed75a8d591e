"""Folding gives every spelling of a word one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold, fold_name, fold_with_offsets
from tests.tables import read_table

ARABIC = st.text(alphabet=st.characters(min_codepoint=0x0600, max_codepoint=0x06FF))
ANY_TEXT = st.text() | ARABIC


@pytest.mark.parametrize(("written", "folded"), read_table("folding.tsv"))
def test_folds_each_letter_by_its_rule(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("written", [row[0] for row in read_table("folding.tsv")])
def test_offsets_belong_to_the_same_folding(written: str) -> None:
    folded, offsets = fold_with_offsets(written)

    assert folded == fold(written)
    assert len(offsets) == len(folded) + 1


def test_an_offset_points_at_the_letter_before_its_marks() -> None:
    folded, offsets = fold_with_offsets("مُحَمَّد")

    assert folded == "محمد"
    assert offsets == [0, 2, 4, 7, 8]


def test_a_ligature_gives_all_its_letters_one_offset() -> None:
    folded, offsets = fold_with_offsets("\ufefbعب")

    assert folded == "لاعب"
    assert offsets == [0, 0, 1, 2, 3]


@pytest.mark.parametrize("name", ["  حُرية   بريس ", "حرية\u00a0بريس", "حريه\tبريس\n"])
def test_the_key_of_a_name_has_single_spaces(name: str) -> None:
    assert fold_name(name) == "حريه بريس"


@pytest.mark.parametrize("plane", [range(0xD800), range(0xE000, 0x10000), range(0x1D400, 0x1EF00)])
def test_no_letter_changes_when_it_is_folded_again(plane: range) -> None:
    restless = [code for code in plane if fold(fold(chr(code))) != fold(chr(code))]

    assert restless == []


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_offsets_rise_and_stay_inside_the_text(text: str) -> None:
    folded, offsets = fold_with_offsets(text)

    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


@given(ANY_TEXT, ANY_TEXT)
def test_the_key_of_a_name_never_has_spaces_at_its_ends(first: str, second: str) -> None:
    key = fold_name(f" {first}  {second} ")

    assert key == key.strip()
    assert "  " not in key
