"""Where terms stand: positions of terms, and of phrases and neighbourhoods made of them."""

from collections.abc import Sequence

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.segment import Segment
from archive.search.plan import Beginning, Field, TermCondition, Terms

_NOWHERE: Array = np.zeros(0, np.uint32)


def find_places(condition: TermCondition, segment: Segment) -> Array:
    """Return the positions at which a condition is met, ascending: those of a phrase's first
    word; of a neighbourhood, those of all its words."""
    if isinstance(condition, Beginning):
        places = _places_beginning(condition, segment)
    elif condition.slop is not None and len(condition.terms) > 1:
        places = _places_near(condition, segment)
    else:
        places = _places_side_by_side(condition, segment)
    return _in_headlines(places, segment) if condition.in_headline else places


def number_terms(condition: Terms, segment: Segment) -> list[int] | None:
    """Return the numbers of the terms, None when the segment does not know one of them."""
    dictionary = segment.dictionary(condition.field)
    numbers = [dictionary.find(term) for term in condition.terms]
    return None if -1 in numbers else numbers


def terms_at(field: Field, tokens: Array, segment: Segment) -> Array:
    """Return the numbers of the terms that tokens, given as spellings, have in a field."""
    if field is Field.SPELLING:
        return tokens
    if field is Field.NAME:
        return segment.arrays["name_of"][tokens]
    words: Array = segment.arrays["word_of"][tokens]
    return words if field is Field.WORD else segment.arrays["family_of"][words]


def spellings_beginning(condition: Beginning, segment: Segment) -> tuple[slice, slice]:
    """Return the slices of spellings and of words that begin with the letters."""
    spellings = segment.dictionary(Field.SPELLING).beginning(condition.letters)
    words = (0, 0)
    if condition.field is not Field.SPELLING:
        words = segment.dictionary(Field.WORD).beginning(condition.letters)
    return slice(*spellings), slice(*words)


def _places_side_by_side(condition: Terms, segment: Segment) -> Array:
    """Take the rarest term's positions, and keep those that have the others around them."""
    numbers = number_terms(condition, segment)
    if numbers is None:
        return _NOWHERE
    rarest = min(range(len(numbers)), key=lambda i: _count(condition.field, numbers[i], segment))
    places = _places_of_term(condition.field, numbers[rarest], segment)
    if len(numbers) == 1:
        return places
    starts = places.astype(np.int64) - rarest
    starts = starts[(starts >= 0) & (starts + len(numbers) <= segment.token_count)]
    for i, number in enumerate(numbers):
        if i != rarest:
            found = terms_at(condition.field, segment.tokens[starts + i], segment)
            starts = starts[found == number]
    last = starts + len(numbers) - 1
    whole: Array = starts[segment.documents_of(starts) == segment.documents_of(last)]
    return whole


def _places_near(condition: Terms, segment: Segment) -> Array:
    """Keep the positions that lie in a window which holds every term.

    The windows are those that end at a position; one is whole when the last place of each term
    up to there lies inside it.
    """
    numbers = number_terms(condition, segment)
    if numbers is None:
        return _NOWHERE
    distinct = sorted(set(numbers))
    lists = [_places_of_term(condition.field, number, segment) for number in distinct]
    if condition.in_headline:  # before the windows, which else reach into the body
        lists = [_in_headlines(found, segment) for found in lists]
    places = np.concatenate(lists).astype(np.int64)
    order = np.argsort(places, kind="stable")
    places = places[order]
    whose = np.repeat(np.arange(len(lists)), [found.size for found in lists])[order]
    first = _first_of_window(places, whose, len(lists))
    width = len(distinct) + (condition.slop or 0)
    bases = segment.bases[segment.documents_of(places)]
    whole = (first > places - width) & (first >= bases)
    return places[_covered(places, first, whole)]


def _first_of_window(places: Array, whose: Array, count: int) -> Array:
    """Return for each place where the shortest window that ends there begins, -1 for none."""
    first = places.copy()
    for number in range(count):
        latest = np.maximum.accumulate(np.where(whose == number, places, -1))
        first = np.minimum(first, latest)
    return first


def _covered(places: Array, first: Array, whole: Array) -> Array:
    """Mark the places that lie in a whole window, bool[len(places)]."""
    steps = np.zeros(places.size + 1, np.int64)
    np.add.at(steps, places.searchsorted(first[whole]), 1)
    np.add.at(steps, np.flatnonzero(whole) + 1, -1)
    return np.cumsum(steps[:-1]) > 0


def _places_beginning(condition: Beginning, segment: Segment) -> Array:
    spellings, words = spellings_beginning(condition, segment)
    found = [
        _slice_of_positions(Field.SPELLING, spellings, segment),
        _slice_of_positions(Field.WORD, words, segment),
    ]
    return np.unique(np.concatenate(found))


def _slice_of_positions(field: Field, terms: slice, segment: Segment) -> Array:
    offsets = segment.arrays[f"{field}_position_offsets"]
    found: Array = segment.arrays[f"{field}_positions"][
        int(offsets[terms.start]) : int(offsets[terms.stop])
    ]
    return found


def _places_of_term(field: Field, number: int, segment: Segment) -> Array:
    if field in {Field.SPELLING, Field.WORD}:
        return segment.positions(field, number)
    inner, members = _members(field, number, segment)
    found = [segment.positions(inner, member) for member in members]
    return np.sort(np.concatenate(found)) if found else _NOWHERE


def _members(field: Field, number: int, segment: Segment) -> tuple[Field, Sequence[int]]:
    """Return the terms that a family or a name stands for, and their field."""
    if field is Field.FAMILY:
        return Field.WORD, segment.members("family_words", number).tolist()
    return Field.SPELLING, segment.members("name_spellings", number).tolist()


def _count(field: Field, number: int, segment: Segment) -> int:
    if field in {Field.SPELLING, Field.WORD}:
        start, stop = segment.bounds(f"{field}_position_offsets", number)
        return stop - start
    inner, members = _members(field, number, segment)
    return sum(_count(inner, member, segment) for member in members)


def _in_headlines(places: Array, segment: Segment) -> Array:
    documents = segment.documents_of(places)
    ends = segment.bases[documents] + segment.arrays["headline_ends"][documents]
    return places[places < ends]
