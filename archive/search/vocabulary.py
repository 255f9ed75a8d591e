"""The words that an index knows, and those of them that are one slip of the finger from a term.

Every term has a signature of 64 bits, one for each letter that stands in it. One edit changes
two letters at most, so that one pass over the signatures leaves a few hundred terms of half a
million to be compared letter by letter.
"""

from collections.abc import Iterable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Signatures = NDArray[np.uint64]
Lengths = NDArray[np.uint8]

_LONGEST_COUNTED = 255


class Vocabulary(Protocol):
    """What repair asks of an index; counts are of documents, 0 for what is unknown."""

    def count_spelling(self, term: str) -> int:
        """Count the documents that hold a folded term as it is spelled."""

    def count_stem(self, term: str) -> int:
        """Count the documents that hold a stem."""

    def count_name(self, key: str) -> int:
        """Count the known spellings with the consonant key of a name."""

    def neighbours(self, term: str) -> list[tuple[str, int]]:
        """Return the known spellings one edit away, with their counts, most frequent first."""


def signature(term: str) -> int:
    """Return a bit for each letter of a term; Arabic letters have a bit each."""
    bits = 0
    for letter in term:
        bits |= 1 << (ord(letter) & 63)
    return bits


def signatures(terms: Iterable[str]) -> Signatures:
    """Return the signature of each term, uint64 of shape (terms,)."""
    return np.fromiter(map(signature, terms), dtype=np.uint64)


def lengths(terms: Iterable[str]) -> Lengths:
    """Return the length of each term in letters, uint8 of shape (terms,), 255 for longer ones."""
    return np.fromiter((min(len(term), _LONGEST_COUNTED) for term in terms), dtype=np.uint8)


def find_candidates(
    term: str, *, term_lengths: Lengths, term_signatures: Signatures
) -> NDArray[np.intp]:
    """Return where the terms stand that may be one edit from a term.

    A letter more or less changes one bit at most, another letter two; swapped letters none.
    """
    length = min(len(term), _LONGEST_COUNTED)
    differing = np.bitwise_count(term_signatures ^ np.uint64(signature(term)))
    near = np.flatnonzero(differing <= 2)
    allowed = np.array([2, 1], dtype=np.uint8)
    apart = np.abs(term_lengths[near].astype(np.int16) - length)
    near, apart = near[apart <= 1], apart[apart <= 1]
    found: NDArray[np.intp] = near[differing[near] <= allowed[apart]]
    return found


def is_one_edit(a: str, b: str) -> bool:
    """Say whether one letter changed, added or left out, or two swapped, turns a into b.

    This is an optimal string alignment distance of 1, after Damerau, "A technique for computer
    detection and correction of spelling errors", 1964.
    """
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    at = _first_difference(a, b)
    rest, other = a[at + 1 :], b[at + 1 :]
    if len(a) != len(b):
        return rest == b[at:] or a[at:] == other
    return rest == other or (a[at : at + 2] == b[at : at + 2][::-1] and rest[1:] == other[1:])


def _first_difference(a: str, b: str) -> int:
    at = 0
    for letter, other in zip(a, b, strict=False):
        if letter != other:
            break
        at += 1
    return at
