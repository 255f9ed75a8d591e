"""Where the wanted terms stand in each hit, told in characters of its own parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.lookups import number_terms, terms_at
from archive.search.executor.places import spelled_so
from archive.search.executor.segment import Segment
from archive.search.executor.windows import TokenRows, lay_out
from archive.search.hits import Mark
from archive.search.plan import Beginning, Marked

# Marks of one leaf that are told of one hit; a passage shows a few of them.
MOST_MARKS = 8


@dataclass(frozen=True, slots=True)
class _Found:
    """Tokens of the rows: the first ones of what was found, how many each has, and for whom."""

    places: Array
    size: int
    number: int


def find_marks(
    segment: Segment, documents: Array, marked: Sequence[Marked]
) -> list[tuple[Mark, ...]]:
    """Return the marks of each of n documents, in the order of the text."""
    rows = lay_out(segment, documents)
    found = [place for one in marked if (place := _find(segment, rows, one)).places.size]
    if not found:
        return [()] * documents.size
    places = np.concatenate([one.places for one in found])
    sizes = np.repeat([one.size for one in found], [one.places.size for one in found])
    numbers = np.repeat([one.number for one in found], [one.places.size for one in found])
    order = np.lexsort((numbers, -sizes, places))
    return _tell(segment, documents, rows, places[order], sizes[order], numbers[order])


def _find(segment: Segment, rows: TokenRows, marked: Marked) -> _Found:
    condition = marked.condition
    if isinstance(condition, Beginning):
        held = spelled_so(condition, rows.tokens, segment)
        return _Found(np.flatnonzero(held), 1, marked.number)
    terms = terms_at(condition.field, rows.tokens, segment)
    if condition.slop is not None:
        known = map(segment.dictionary(condition.field).find, condition.terms)
        held = np.isin(terms, [number for number in known if number >= 0])
        return _Found(np.flatnonzero(held), 1, marked.number)
    numbers = number_terms(condition, segment)
    if numbers is None:
        return _Found(np.zeros(0, np.int64), 1, marked.number)
    return _Found(_side_by_side(rows, terms, numbers), len(numbers), marked.number)


def _side_by_side(rows: TokenRows, terms: Array, numbers: Sequence[int]) -> Array:
    places = np.flatnonzero(terms == numbers[0])
    places = places[places + len(numbers) <= terms.size]
    for shift, number in enumerate(numbers[1:], start=1):
        places = places[terms[places + shift] == number]
    if len(numbers) == 1:
        return places
    whole: Array = places[rows.rows_of(places) == rows.rows_of(places + len(numbers) - 1)]
    return whole


def _tell(
    segment: Segment,
    documents: Array,
    rows: TokenRows,
    places: Array,
    sizes: Array,
    numbers: Array,
) -> list[tuple[Mark, ...]]:
    """Turn tokens into characters, document by document."""
    whose = rows.rows_of(places)
    within = places - rows.starts[whose]
    first = within + segment.bases[documents][whose]
    last = first + sizes - 1
    starts = segment.arrays["starts"][first]
    stops = segment.arrays["starts"][last].astype(np.int64) + segment.arrays["widths"][last]
    parts = _parts(segment, documents[whose], within)
    kept = _first_of_each(_without_overlaps(whose, parts, starts, stops), whose, numbers)
    columns = (column[kept].tolist() for column in (parts, starts, stops, numbers))
    marks = tuple(zip(*columns, strict=True))
    edges = [*whose[kept].searchsorted(np.arange(documents.size)).tolist(), len(marks)]
    return [marks[start:stop] for start, stop in pairwise(edges)]


def _first_of_each(kept: Array, whose: Array, numbers: Array) -> Array:
    """Keep the first marks of each leaf in each document."""
    if np.bincount(whose[kept]).max() <= MOST_MARKS:
        return kept
    groups = whose[kept] * (int(numbers.max()) + 1) + numbers[kept]
    order = np.argsort(groups, kind="stable")
    sorted_groups = groups[order]
    begins = np.flatnonzero(np.diff(sorted_groups, prepend=-1))
    sizes = np.diff(np.append(begins, groups.size))
    ranks = np.arange(groups.size) - np.repeat(begins, sizes)
    first: Array = kept[np.sort(order[ranks < MOST_MARKS])]
    return first


def _without_overlaps(whose: Array, parts: Array, starts: Array, stops: Array) -> Array:
    """Return which marks, in the order of the text, to keep: of two that overlap, the first."""
    same_part = (whose[1:] == whose[:-1]) & (parts[1:] == parts[:-1])
    if not (same_part & (starts[1:] < stops[:-1])).any():
        return np.arange(starts.size)
    kept: list[int] = []
    last = (-1, -1, 0)
    columns = (column.tolist() for column in (whose, parts, starts, stops))
    for i, (document, part, start, stop) in enumerate(zip(*columns, strict=True)):
        if (document, part) != last[:2] or start >= last[2]:
            kept.append(i)
            last = (document, part, stop)
    return np.array(kept)


def _parts(segment: Segment, documents: Array, places: Array) -> Array:
    """Say in which part of its document each token stands: 0 headline, 1 standfirst, 2 body."""
    headline = segment.arrays["headline_ends"][documents]
    standfirst = segment.arrays["standfirst_ends"][documents]
    return (places >= headline).astype(np.int8) + (places >= standfirst)
