"""Token streams turned inside out: from the terms of each document to the postings of each term.

The method is sort-based inversion (Witten, Moffat and Bell, "Managing Gigabytes", 1999, ch. 5):
one 64-bit key per token, the term above and the position below, sorted once.

A posting is a document and a code: the term's frequency, at most 255, in the upper byte, and the
document's length as Whoosh rounds it to a byte in the lower one. One look-up in a table of 65,536
scores then gives BM25.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from whoosh.util.numeric import length_to_byte

from archive.search.executor.layout import Array

_MOST_COUNTED = 255


@dataclass(frozen=True, slots=True)
class Inverted:
    """Postings of V terms in T tokens of N documents, P postings in all.

    `offsets` uint64[V + 1] bounds each term's postings, `documents` uint32[P] and `codes`
    uint16[P] are sorted by term and document; `position_offsets` uint64[V + 1] bounds each term's
    `positions` uint32[T], counted through all documents and ascending.
    """

    offsets: Array
    documents: Array
    codes: Array
    position_offsets: Array
    positions: Array


def invert(terms: Array, lengths: Array, term_count: int) -> Inverted:
    """Invert the term number of every token, uint32[T], given the documents' lengths, int64[N]."""
    keys = (terms.astype(np.uint64) << np.uint64(32)) | np.arange(terms.size, dtype=np.uint64)
    keys.sort()
    positions = keys.astype(np.uint32)
    term_of = (keys >> np.uint64(32)).astype(np.uint32)
    document_of = np.repeat(np.arange(lengths.size, dtype=np.uint32), lengths)[positions]
    first = np.flatnonzero(_changes(term_of, document_of))
    documents = document_of[first]
    frequencies = np.diff(first, append=terms.size)
    return Inverted(
        offsets=_bounds(term_of[first], term_count),
        documents=documents,
        codes=encode(frequencies, length_bytes(lengths)[documents]),
        position_offsets=_bounds(term_of, term_count),
        positions=positions,
    )


def encode(frequencies: Array, bytes_of_length: Array) -> Array:
    """Pack frequencies and length bytes into codes, uint16."""
    capped = np.minimum(frequencies, _MOST_COUNTED).astype(np.uint16)
    return (capped << np.uint16(8)) | bytes_of_length.astype(np.uint16)


def length_bytes(lengths: Array) -> Array:
    """Round lengths to bytes as Whoosh does, uint8[N]."""
    return np.array([_length_byte(int(length)) for length in lengths], dtype=np.uint8)


@lru_cache(maxsize=1 << 16)
def _length_byte(length: int) -> int:
    byte: int = length_to_byte(length)
    return byte


def _changes(term_of: Array, document_of: Array) -> Array:
    """Mark the tokens that begin a posting, bool[T]."""
    begins = np.ones(term_of.size, dtype=bool)
    begins[1:] = (term_of[1:] != term_of[:-1]) | (document_of[1:] != document_of[:-1])
    return begins


def _bounds(sorted_terms: Array, term_count: int) -> Array:
    bounds = np.zeros(term_count + 1, np.uint64)
    np.cumsum(np.bincount(sorted_terms, minlength=term_count), out=bounds[1:])
    return bounds
