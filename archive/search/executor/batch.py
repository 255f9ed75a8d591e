"""Documents on their way into a segment: their tokens in order, and the values of their columns."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from archive.search.analysis import AnalysedText
from archive.search.executor.layout import Array

LONGEST_WORD = 65_535


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns documents have: those with one value at most, and those with several."""

    single: tuple[str, ...] = ()
    several: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.single, *self.several)


@dataclass(frozen=True, slots=True)
class Document:
    """What one document says of itself; `day` is a proleptic ordinal, 0 when unknown.

    The fingerprint, 64 bits, tells whether all of it is what the archive says now.
    """

    key: int
    text: AnalysedText
    day: int = 0
    is_certain: bool = False
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fingerprint: int = 0


@dataclass(slots=True)
class ColumnValues:
    """The values of one column: numbers of values, and how many each document has."""

    numbers: dict[str, int] = field(default_factory=dict)
    values: "array[int]" = field(default_factory=lambda: array("I"))
    counts: "array[int]" = field(default_factory=lambda: array("I"))

    def add(self, values: Iterable[str]) -> None:
        before = len(self.values)
        self.values.extend(self.numbers.setdefault(v, len(self.numbers)) for v in values)
        self.counts.append(len(self.values) - before)


class Batch:
    """Documents in memory, N of T tokens; terms are numbered as they first come."""

    def __init__(self, columns: Columns) -> None:
        self.columns = {name: ColumnValues() for name in columns.names}
        self.terms: defaultdict[str, int] = defaultdict()
        self.terms.default_factory = self.terms.__len__
        self.tokens, self.starts, self.widths = array("I"), array("I"), array("H")
        self.lengths, self.headline_ends, self.standfirst_ends = array("I"), array("I"), array("I")
        self.keys, self.checksums, self.fingerprints = array("q"), array("I"), array("Q")
        self.days, self.certain = array("i"), array("B")

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, document: Document) -> None:
        """Take one document in."""
        text = document.text
        self.tokens.extend(map(self.terms.__getitem__, text.terms))
        self.starts.extend(text.starts)
        self.widths.extend([min(width, LONGEST_WORD) for width in text.widths])
        self.lengths.append(len(text.terms))
        self.headline_ends.append(text.headline_end)
        self.standfirst_ends.append(text.standfirst_end)
        self.checksums.append(text.checksum)
        self.fingerprints.append(document.fingerprint)
        self.keys.append(document.key)
        self.days.append(document.day)
        self.certain.append(document.is_certain)
        for name, column in self.columns.items():
            column.add(document.values.get(name, ()))

    def array_of(self, name: str) -> Array:
        """Return what was gathered under a name as an array."""
        gathered: array[int] = getattr(self, name)
        return np.frombuffer(gathered, dtype=gathered.typecode) if gathered else _empty(gathered)


def _empty(gathered: "array[int]") -> Array:
    return np.zeros(0, dtype=gathered.typecode)
