"""Which documents of a segment meet a condition.

`find` gives them all; `holds` looks only at some. A conjunction is found by its rarest part and
narrowed by the others, so that the cost follows the rarest word (Zobel and Moffat, "Inverted
files for text search engines", 2006, section 4).
"""

from collections.abc import Callable, Sequence

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.places import find_places
from archive.search.executor.postings import postings_of
from archive.search.executor.segment import Segment
from archive.search.executor.sets import everything, is_member, unite, unite_repeated
from archive.search.plan import (
    AllOf,
    AnyOf,
    Beginning,
    Condition,
    Days,
    Field,
    Terms,
    Values,
    Without,
)

# A term of more than this share of the documents is looked up in flags that are kept.
_DENSE = 1 / 64

_NONE: Array = np.zeros(0, np.intp)


class Matcher:
    """Finds the documents of one segment; `check` is called between steps and may raise."""

    def __init__(self, segment: Segment, check: Callable[[], None] = lambda: None) -> None:
        self._segment = segment
        self._check = check

    def find(self, condition: Condition) -> Array:
        """Return the documents that meet a condition, ascending, deleted ones among them."""
        self._check()
        match condition:
            case AllOf(parts):
                return self._find_all(parts)
            case AnyOf(parts):
                found = [self.find(part) for part in parts]
                return unite(found, self._segment.flags) if found else _NONE
            case Terms() | Beginning():
                return self._find_terms(condition)
            case _:
                documents = everything(self._segment.size)
                return documents[self.holds(condition, documents)]

    def holds(self, condition: Condition, documents: Array) -> Array:
        """Say which of some documents meet a condition, bool[len(documents)]."""
        self._check()
        match condition:
            case AllOf(parts):
                return self._all(parts, documents)
            case AnyOf(parts):
                return self._any(parts, documents)
            case Without(part):
                return ~self.holds(part, documents)
            case Values(column, values):
                return self._has_value(column, values, documents)
            case Days():
                return self._is_between(condition, documents)
            case _:
                return self._has_terms(condition, documents)

    def _find_all(self, parts: Sequence[Condition]) -> Array:
        if len(parts) < 2:
            return self.find(parts[0]) if parts else everything(self._segment.size)
        first, *others = sorted(parts, key=self._estimate)
        documents = self.find(first)
        for part in others:
            if documents.size:
                documents = documents[self.holds(part, documents)]
        return documents

    def _estimate(self, condition: Condition) -> int:
        """Guess how many documents a condition leaves, without looking."""
        match condition:
            case Terms(field, terms) if field in {Field.SPELLING, Field.WORD}:
                return min(self._count(field, term) for term in terms)
            case AllOf(parts) if parts:
                return min(map(self._estimate, parts))
            case AnyOf(parts):
                return min(self._segment.size, sum(map(self._estimate, parts)))
            case Terms() | Beginning():
                return self._segment.size // 8
            case Values() | Days():
                return self._segment.size // 2 + 1
            case _:
                return self._segment.size

    def _count(self, field: Field, term: str) -> int:
        number = self._segment.dictionary(field).find(term)
        if number < 0:
            return 0
        start, stop = self._segment.bounds(f"{field}_offsets", number)
        return stop - start

    def _find_terms(self, condition: Terms | Beginning) -> Array:
        if condition.in_headline or (isinstance(condition, Terms) and len(condition.terms) > 1):
            places = find_places(condition, self._segment, self._check)
            documents = self._segment.documents_of(places)
            return unite_repeated(documents, self._segment.flags)
        found = [documents for documents, _ in postings_of(condition, self._segment)]
        return unite(found, self._segment.flags) if found else _NONE

    def _all(self, parts: Sequence[Condition], documents: Array) -> Array:
        held = np.ones(documents.size, np.bool_)
        for part in parts:
            held[held] = self.holds(part, documents[held])
        return held

    def _any(self, parts: Sequence[Condition], documents: Array) -> Array:
        held = np.zeros(documents.size, np.bool_)
        for part in parts:
            held[~held] = self.holds(part, documents[~held])
        return held

    def _has_value(self, column: str, values: Sequence[str], documents: Array) -> Array:
        known = self._segment.values[column]
        held = np.zeros(documents.size, np.bool_)
        for number in (known.index(value) for value in values if value in known):
            held |= self._segment.columns[column].has(number, documents)
        return held

    def _is_between(self, days: Days, documents: Array) -> Array:
        found = self._segment.days.take(documents)
        held = found > 0
        if days.certain:
            held &= self._segment.certain.take(documents)
        if days.first is not None:
            held &= found >= days.first
        if days.last is not None:
            held &= found <= days.last
        return held

    def _has_terms(self, condition: Condition, documents: Array) -> Array:
        if isinstance(condition, Terms) and self._is_dense(condition):
            number = self._segment.dictionary(condition.field).find(condition.terms[0])
            return self._segment.has(condition.field, number, documents)
        return is_member(documents, self.find(condition), self._segment.flags)

    def _is_dense(self, condition: Terms) -> bool:
        if condition.in_headline or len(condition.terms) > 1:
            return False
        if condition.field not in {Field.SPELLING, Field.WORD}:
            return False
        return self._count(condition.field, condition.terms[0]) > self._segment.size * _DENSE
