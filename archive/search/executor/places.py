"""Where terms stand: positions of words, prefixes and phrases, counted through all documents."""

from collections.abc import Callable, Sequence

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.lookups import number_terms, spellings_beginning, terms_at
from archive.search.executor.near import find_near
from archive.search.executor.segment import Segment
from archive.search.plan import Beginning, Field, TermCondition, Terms

_NOWHERE: Array = np.zeros(0, np.int64)


def find_places(
    condition: TermCondition, segment: Segment, check: Callable[[], None] = lambda: None
) -> Array:
    """Return the positions at which a condition is met, ascending: those of a phrase's first
    word; of a neighbourhood, those of all its words. `check` is called between steps."""
    if isinstance(condition, Terms) and condition.slop is not None and len(condition.terms) > 1:
        return find_near(condition, segment, check)
    if condition.in_headline and (isinstance(condition, Beginning) or len(condition.terms) == 1):
        return _places_in_headlines(condition, segment)
    if isinstance(condition, Beginning):
        return _places_beginning(condition, segment)
    places = _places_side_by_side(condition, segment)
    return _keep_headlines(places, segment) if condition.in_headline else places


def spelled_so(condition: Beginning, tokens: Array, segment: Segment) -> Array:
    """Say which tokens begin with some letters, or have a word that does, bool[len(tokens)]."""
    spellings, words = spellings_beginning(condition, segment)
    held: Array = (tokens >= spellings.start) & (tokens < spellings.stop)
    if words.stop > words.start:
        found = terms_at(Field.WORD, tokens, segment)
        held |= (found >= words.start) & (found < words.stop)
    return held


def _places_in_headlines(condition: TermCondition, segment: Segment) -> Array:
    """Look through the headlines alone."""
    places = segment.headline_places
    tokens = segment.tokens.take(places)
    if isinstance(condition, Beginning):
        return places[spelled_so(condition, tokens, segment)]
    numbers = number_terms(condition, segment)
    if numbers is None:
        return _NOWHERE
    found: Array = places[terms_at(condition.field, tokens, segment) == numbers[0]]
    return found


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


def _keep_headlines(places: Array, segment: Segment) -> Array:
    documents = segment.documents_of(places)
    ends = segment.bases[documents] + segment.arrays["headline_ends"][documents]
    return places[places < ends]
