"""Neighbourhoods: windows of a text that hold every one of some terms, in any order.

Documents that have all the terms are gone through some at a time, so that neither memory nor the
time between two checks grows with the index.
"""

from collections.abc import Callable, Sequence

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.lookups import number_terms, terms_at
from archive.search.executor.postings import postings_of
from archive.search.executor.segment import Segment
from archive.search.executor.sets import is_member, unite
from archive.search.executor.windows import TokenRows, lay_out
from archive.search.plan import Terms

# Documents whose tokens are looked through at once.
_AT_ONCE = 1000

_NOWHERE: Array = np.zeros(0, np.int64)


def find_near(condition: Terms, segment: Segment, check: Callable[[], None]) -> Array:
    """Return the positions of the terms in the shortest window that ends at each of them.

    A window has as many words as there are terms, and the slop more. It lies in one part of a
    document: headline, standfirst or body.
    """
    numbers = number_terms(condition, segment)
    if numbers is None:
        return _NOWHERE
    documents = _documents_with_all(condition, segment, check)
    found = []
    for start in range(0, documents.size, _AT_ONCE):
        check()
        found.append(_look_through(condition, segment, documents[start : start + _AT_ONCE]))
    return np.concatenate(found) if found else _NOWHERE


def _documents_with_all(condition: Terms, segment: Segment, check: Callable[[], None]) -> Array:
    lists = []
    for term in sorted(set(condition.terms)):
        check()
        found = postings_of(Terms(condition.field, (term,)), segment)
        lists.append(unite([documents for documents, _ in found], segment.flags))
    first, *others = sorted(lists, key=len)
    for other in others:
        check()
        first = first[is_member(first, other, segment.flags)]
    return first


def _look_through(condition: Terms, segment: Segment, documents: Array) -> Array:
    """Find the windows in the texts of some documents."""
    rows = lay_out(segment, documents)
    distinct = sorted(set(number_terms(condition, segment) or ()))
    whose = _which(terms_at(condition.field, rows.tokens, segment), distinct, segment, condition)
    places = np.flatnonzero(whose)
    owners = rows.rows_of(places)
    begins, ends = _part_of(segment, documents, rows, places, owners)
    if condition.in_headline:
        headline = rows.starts + _headline_ends(segment, documents)
        kept = np.flatnonzero(ends == headline[owners])
        places, owners, begins = places[kept], owners[kept], begins[kept]
    first = _first_of_window(places, whose[places], len(distinct))
    width = len(distinct) + (condition.slop or 0)
    whole = (first > places - width) & (first >= begins)
    covered = _covered(places, first, whole)
    shift = segment.bases[documents].astype(np.int64) - rows.starts
    return (places + shift[owners])[covered]


def _which(terms: Array, distinct: Sequence[int], segment: Segment, condition: Terms) -> Array:
    """Number the wanted terms from 1 among all tokens, 0 for others, uint8[len(terms)]."""
    table = np.zeros(len(segment.dictionary(condition.field)), np.uint8)
    table[list(distinct)] = np.arange(1, len(distinct) + 1)
    which: Array = table.take(terms)
    return which


def _part_of(
    segment: Segment, documents: Array, rows: TokenRows, places: Array, owners: Array
) -> tuple[Array, Array]:
    """Return where the part of the document that each place lies in begins and ends."""
    headline = rows.starts + _headline_ends(segment, documents)
    standfirst = rows.starts + segment.arrays["standfirst_ends"][documents].astype(np.int64)
    edges = np.stack([rows.starts, headline, standfirst, rows.starts + rows.lengths])
    part = (places >= headline[owners]).astype(np.intp) + (places >= standfirst[owners])
    return edges[part, owners], edges[part + 1, owners]


def _headline_ends(segment: Segment, documents: Array) -> Array:
    return segment.arrays["headline_ends"][documents].astype(np.int64)


def _first_of_window(places: Array, whose: Array, count: int) -> Array:
    """Return for each place where the shortest window that ends there begins, -1 for none."""
    first = places.copy()
    for number in range(1, count + 1):
        latest = np.maximum.accumulate(np.where(whose == number, places, -1))
        first = np.minimum(first, latest)
    return first


def _covered(places: Array, first: Array, whole: Array) -> Array:
    """Mark the places that lie in a whole window, bool[len(places)]."""
    steps = np.zeros(places.size + 1, np.int64)
    np.add.at(steps, places.searchsorted(first[whole]), 1)
    np.add.at(steps, np.flatnonzero(whole) + 1, -1)
    return np.cumsum(steps[:-1]) > 0
