"""Columns of values that documents are counted and narrowed by, and columns packed together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from archive.search.executor.layout import Array, smallest

# A document's values stand in so many arrays side by side, unless one has more of them.
_MOST_SLOTS = 8
# Columns are packed as long as a table of their values has no more cells.
_LARGEST_TABLE = 1 << 14


@dataclass(frozen=True)
class Column:
    """The values of N documents: `numbers` from 0, bounded for each by `offsets`, [N + 1]."""

    numbers: Array
    offsets: Array
    value_count: int

    @cached_property
    def widest(self) -> int:
        """How many values a document has at most."""
        return int(np.diff(self.offsets.astype(np.int64)).max(initial=0))

    @cached_property
    def slots(self) -> tuple[Array, ...]:
        """The first values of all documents, the second ones, …: numbers from 1, 0 for none."""
        offsets = self.offsets.astype(np.int64)
        counts = np.diff(offsets)
        width = max(1, self.widest)
        matrix = np.zeros((width, counts.size), np.min_scalar_type(self.value_count))
        rows = np.repeat(np.arange(counts.size), counts)
        places = np.arange(rows.size) - np.repeat(offsets[:-1], counts)
        matrix[places, rows] = self.numbers.astype(np.int64) + 1
        return tuple(matrix)

    def count(self, documents: Array) -> Array:
        """Count the values of some documents, int64[value_count]."""
        if self.widest > _MOST_SLOTS:
            found: Array = np.bincount(self._numbers_of(documents), minlength=self.value_count)
            return found
        counts = np.zeros(self.value_count + 1, np.int64)
        for slot in self.slots:
            counts += np.bincount(slot.take(documents), minlength=counts.size)
        return counts[1:]

    def has(self, number: int, documents: Array) -> Array:
        """Say which of some documents have a value, bool[len(documents)]."""
        if self.widest > _MOST_SLOTS:
            holders = np.zeros(self.offsets.size - 1, np.bool_)
            places = np.flatnonzero(self.numbers == number)
            holders[self.offsets.searchsorted(places, side="right") - 1] = True
            found: Array = holders.take(documents)
            return found
        held = np.zeros(documents.size, np.bool_)
        for slot in self.slots:
            held |= slot.take(documents) == number + 1
        return held

    def _numbers_of(self, documents: Array) -> Array:
        """Return the values of some documents, one after another."""
        offsets = self.offsets.astype(np.int64)
        firsts = offsets.take(documents)
        counts = offsets.take(documents + 1) - firsts
        shifts = np.repeat(firsts - (np.cumsum(counts) - counts), counts)
        found: Array = self.numbers.take(np.arange(shifts.size) + shifts)
        return found


@dataclass(frozen=True, slots=True)
class PackedColumns:
    """Columns with one value a document at most, in one number for all of them.

    `numbers` is an array of N; `sizes` are the columns' numbers of values and one more, for none.
    A number is an index into a table of these sizes, in C order.
    """

    names: tuple[str, ...]
    sizes: tuple[int, ...]
    numbers: Array


def pack_columns(columns: Mapping[str, Column]) -> Iterator[PackedColumns]:
    """Pack columns with one value a document in groups, the smallest columns first."""
    sizes = {name: column.value_count + 1 for name, column in columns.items()}
    group: list[str] = []
    for name in sorted(sizes, key=sizes.__getitem__):
        if group and prod(sizes[one] for one in (*group, name)) > _LARGEST_TABLE:
            yield _pack(columns, group)
            group = []
        group.append(name)
    if group:
        yield _pack(columns, group)


def _pack(columns: Mapping[str, Column], group: Sequence[str]) -> PackedColumns:
    sizes = tuple(columns[name].value_count + 1 for name in group)
    numbers = tuple(columns[name].slots[0].astype(np.intp) for name in group)
    return PackedColumns(tuple(group), sizes, smallest(np.ravel_multi_index(numbers, sizes)))
