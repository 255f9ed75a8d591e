"""Set operations on sorted arrays of document numbers, intp, within one segment.

Membership is tested by bisection when few documents are looked up in many, else by flags, one
byte a document (Culpepper and Moffat, "Efficient set intersection for inverted indexing", 2010).
"""

from collections.abc import Sequence

import numpy as np

from archive.search.executor.layout import Array

# Bisection wins as long as the longer list has this many times the documents of the shorter one.
_BISECTED = 12


def everything(size: int) -> Array:
    """Return all documents of a segment, intp[size]."""
    return np.arange(size)


def is_member(documents: Array, others: Array, flags: Array) -> Array:
    """Say which documents are among others, bool[len(documents)]; `flags` is all False."""
    if documents.size * _BISECTED < others.size:
        return find_in(documents, others)[1]
    flags[others] = True
    found: Array = flags.take(documents)
    flags[others] = False
    return found


def find_in(documents: Array, others: Array) -> tuple[Array, Array]:
    """Look documents up in others, of which there is one at least: where each would be, and
    whether it is there, bool[len(documents)]."""
    places = others.searchsorted(documents)
    places[places == others.size] = 0
    return places, others.take(places) == documents


def unite(lists: Sequence[Array], flags: Array) -> Array:
    """Return the documents that are in one list at least, ascending; `flags` is all False."""
    if len(lists) == 1:
        return lists[0]
    for documents in lists:
        flags[documents] = True
    united = np.flatnonzero(flags)
    flags[united] = False
    return united


def unite_repeated(documents: Array, flags: Array) -> Array:
    """Return each of some documents once, ascending; `flags` is all False."""
    return unite([documents, documents[:0]], flags)
