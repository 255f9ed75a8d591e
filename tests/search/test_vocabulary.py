"""Terms that are one slip of the finger from another."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.vocabulary import (
    find_candidates,
    is_one_edit,
    lengths,
    signature,
    signatures,
)

WORDS = st.text("ابتجد", max_size=6)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("شرطه", "شرقه"),  # another letter
        ("شرطه", "شطه"),  # one left out
        ("شرطه", "شرطيه"),  # one added
        ("شرطه", "شرطهه"),  # one doubled at the end
        ("شرطه", "شطره"),  # two swapped
        ("شرطه", "رشطه"),
        ("شرطه", "شرهط"),
    ],
)
def test_one_slip_is_one_edit_both_ways(a: str, b: str) -> None:
    assert is_one_edit(a, b)
    assert is_one_edit(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("شرطه", "شرطه"), ("شرطه", "شر"), ("شرطه", "طرشه"), ("شرطه", "رشهط"), ("", "")]
)
def test_no_slip_and_two_slips_are_not(a: str, b: str) -> None:
    assert not is_one_edit(a, b)


@given(WORDS, WORDS)
def test_one_edit_is_a_distance_of_one(a: str, b: str) -> None:
    assert is_one_edit(a, b) == (_distance(a, b) == 1)


@given(WORDS, st.lists(WORDS))
def test_no_neighbour_is_lost_on_the_way(asked: str, terms: list[str]) -> None:
    found = find_candidates(asked, term_lengths=lengths(terms), term_signatures=signatures(terms))

    assert {at for at, term in enumerate(terms) if is_one_edit(asked, term)} <= set(found.tolist())


def test_few_terms_are_compared_letter_by_letter() -> None:
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    terms = ["".join(chosen) for chosen in combinations(letters, 5)]

    found = find_candidates(
        terms[0], term_lengths=lengths(terms), term_signatures=signatures(terms)
    )

    assert (len(terms), len(found)) == (98_280, 1 + 5 * 23)


def test_every_arabic_letter_has_a_bit_of_its_own() -> None:
    letters = [chr(code) for code in range(0x0621, 0x064B)]

    assert len({signature(letter) for letter in letters}) == len(letters)


def test_very_long_terms_are_no_error() -> None:
    terms = ["ا" * 300]

    found = find_candidates(
        "ا" * 301, term_lengths=lengths(terms), term_signatures=signatures(terms)
    )

    assert found.tolist() == [0]


def _distance(a: str, b: str) -> int:
    """Optimal string alignment, by its definition."""
    rows = [[i + j if 0 in {i, j} else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            same = a[i - 1] == b[j - 1]
            rows[i][j] = min(
                rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (not same)
            )
            if i > 1 and j > 1 and a[i - 2 : i] == b[j - 2 : j][::-1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]
