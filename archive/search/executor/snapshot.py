"""All segments of one commit, and what is counted through them: lengths, terms, values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.scoring import idf, score_table
from archive.search.executor.segment import Segment
from archive.search.plan import Field

_MOST_COUNTS = 50_000


@dataclass(slots=True)
class ColumnNames:
    """The values of a column in sorted order, and for each segment the number of each of its."""

    values: list[str]
    numbers: list[Array]


@dataclass
class Snapshot:
    """The segments of one commit, which no later commit changes."""

    segments: Sequence[Segment]
    _counts: dict[tuple[str, str], int] = field(default_factory=dict)
    _columns: dict[str, ColumnNames] = field(default_factory=dict)

    @cached_property
    def size(self) -> int:
        """How many documents there are, deleted ones that are not yet merged away among them."""
        return sum(segment.size for segment in self.segments)

    @cached_property
    def average_length(self) -> float:
        """Terms of an average document."""
        return sum(segment.token_count for segment in self.segments) / max(1, self.size)

    @cached_property
    def average_headline(self) -> float:
        """Terms of an average headline."""
        ends = (int(segment.arrays["headline_ends"].sum()) for segment in self.segments)
        return sum(ends) / max(1, self.size)

    @cached_property
    def word_table(self) -> Array:
        return score_table(self.average_length)

    @cached_property
    def headline_table(self) -> Array:
        return score_table(self.average_headline)

    def verify(self) -> None:
        """Compare every array with its checksum; raises LayoutError on the first difference."""
        for segment in self.segments:
            segment.verify()

    def count(self, name: str, term: str) -> int:
        """Count the documents that hold a term: of spelling, word, headline or family."""
        key = (name, term)
        found = self._counts.get(key)
        if found is None:
            found = sum(_count(segment, name, term) for segment in self.segments)
            self._keep(key, found)
        return found

    def _keep(self, key: tuple[str, str], count: int) -> None:
        if len(self._counts) >= _MOST_COUNTS:
            self._counts.clear()
        self._counts[key] = count

    def idf(self, name: str, term: str) -> float:
        """Return the inverse document frequency of a term in all segments."""
        return idf(self.size, self.count(name, term))

    def trigram_postings(self, letters: str) -> int:
        """Count the spellings with a trigram, each as often as documents hold it."""
        key = ("trigram", letters)
        found = self._counts.get(key)
        if found is None:
            found = sum(_count_trigram(segment, letters) for segment in self.segments)
            self._keep(key, found)
        return found

    def column(self, name: str) -> ColumnNames:
        """Return the values of a column in all segments."""
        found = self._columns.get(name)
        if found is None:
            lists = [segment.values.get(name, []) for segment in self.segments]
            values = sorted(set().union(*lists))
            numbers = {value: number for number, value in enumerate(values)}
            mapped = [np.array([numbers[value] for value in own], np.int64) for own in lists]
            found = self._columns[name] = ColumnNames(values, mapped)
        return found


def _count(segment: Segment, name: str, term: str) -> int:
    number = segment.dictionary(_DICTIONARIES[name]).find(term)
    if number < 0:
        return 0
    if name == "family":
        return int(segment.arrays["family_counts"][number])
    start, stop = segment.bounds(f"{name}_offsets", number)
    return stop - start


def _count_trigram(segment: Segment, letters: str) -> int:
    number = segment.dictionary("trigram").find(letters)
    if number < 0:
        return 0
    spellings = segment.members("trigram_spellings", number).astype(np.int64)
    offsets = segment.arrays["spelling_offsets"]
    return int((offsets[spellings + 1] - offsets[spellings]).sum())


_DICTIONARIES = {
    "spelling": Field.SPELLING,
    "word": Field.WORD,
    "headline": Field.WORD,
    "family": Field.FAMILY,
}
