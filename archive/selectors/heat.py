"""Counts told apart by four strengths of colour, each for a quarter of them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable

STRENGTHS = 4


def heat_of(counts: Iterable[int]) -> Callable[[int], int]:
    """Return what gives a count its strength: 0 for nothing, 4 for the quarter of the highest.

    Equal counts are equally strong.
    """
    known = sorted(count for count in counts if count)

    def heat(count: int) -> int:
        if count <= 0 or not known:
            return 0
        return min(STRENGTHS, 1 + STRENGTHS * bisect_left(known, count) // len(known))

    return heat
