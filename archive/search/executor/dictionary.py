"""A sorted dictionary of terms: from a term to its number and back.

The terms, sorted by code point, are joined by line feeds in UTF-8, where byte order is code point
order; `blocks` holds the offset of every 64th term, so that a look-up is one bisection over the
blocks' first terms and one inside a block. A prefix is a contiguous range of numbers.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from archive.search.executor.layout import Array

_BLOCK = 64
# Look-ups that are remembered, and the longest term of one.
_MOST_KEPT = 20_000
_LONGEST_KEPT = 40
_LINE = b"\n"


def pack_terms(terms: Sequence[str]) -> tuple[Array, Array]:
    """Pack sorted terms; returns the letters, uint8[bytes], and the blocks, uint32[blocks + 1]."""
    blocks = [
        "\n".join(terms[start : start + _BLOCK]).encode() for start in range(0, len(terms), _BLOCK)
    ]
    offsets = np.zeros(len(blocks) + 1, np.uint32)
    np.cumsum([len(block) for block in blocks], out=offsets[1:])
    return np.frombuffer(b"".join(blocks), np.uint8), offsets


class TermDictionary:
    """The terms of one field of one segment, numbered in sorted order."""

    def __init__(self, letters: Array, blocks: Array, count: int) -> None:
        self._letters = letters.tobytes()
        self._blocks = blocks.tolist()
        self._heads = [
            self._letters[start:stop].split(_LINE, 1)[0]
            for start, stop in zip(self._blocks, self._blocks[1:], strict=False)
        ]
        self._count = count
        self._known: dict[str, int] = {}

    def __len__(self) -> int:
        return self._count

    def find(self, term: str) -> int:
        """Return the number of a term, -1 when it is not there."""
        number = self._known.get(term)
        if number is None:
            number, found = self._seek(term.encode())
            number = number if found else -1
            if len(term) <= _LONGEST_KEPT:
                self._keep(term, number)
        return number

    def _keep(self, term: str, number: int) -> None:
        """Remember a look-up; a long-lived process forgets them all now and then."""
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        self._known[term] = number

    def beginning(self, letters: str) -> tuple[int, int]:
        """Return the half-open range of the terms that begin with some letters."""
        low = letters.encode()
        # No byte of UTF-8 is 0xFF, so this sorts after every term with these letters.
        return self._seek(low)[0], self._seek(low + b"\xff")[0]

    def terms(self, start: int = 0, stop: int | None = None) -> list[str]:
        """Return the terms of a half-open range of numbers."""
        stop = self._count if stop is None else stop
        if start >= stop:
            return []
        first, last = start // _BLOCK, (stop - 1) // _BLOCK
        found = [term for block in range(first, last + 1) for term in self._block(block)]
        shift = first * _BLOCK
        return [term.decode() for term in found[start - shift : stop - shift]]

    def _seek(self, term: bytes) -> tuple[int, bool]:
        block = bisect_right(self._heads, term) - 1
        if block < 0:
            return 0, False
        terms = self._block(block)
        place = bisect_left(terms, term)
        return block * _BLOCK + place, place < len(terms) and terms[place] == term

    def _block(self, block: int) -> list[bytes]:
        return self._letters[self._blocks[block] : self._blocks[block + 1]].split(_LINE)
