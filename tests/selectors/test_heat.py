"""The four strengths of counts."""

from hypothesis import given
from hypothesis import strategies as st

from archive.selectors.heat import STRENGTHS, heat_of

COUNTS = st.lists(st.integers(min_value=0, max_value=10**6), max_size=60)


def test_a_quarter_of_the_counts_has_each_strength() -> None:
    heat = heat_of(range(1, 9))

    assert [heat(count) for count in range(9)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_equal_counts_are_equally_weak() -> None:
    assert heat_of([7, 7, 7])(7) == 1


def test_what_is_not_among_the_counts_has_a_strength_too() -> None:
    assert [heat_of([])(3), heat_of([1, 2])(9)] == [0, STRENGTHS]


@given(COUNTS)
def test_a_higher_count_is_never_weaker(counts: list[int]) -> None:
    heat = heat_of(counts)

    strengths = [heat(count) for count in sorted(counts)]

    assert strengths == sorted(strengths)
    assert all(
        (strength == 0) == (count == 0)
        for strength, count in zip(strengths, sorted(counts), strict=True)
    )
