"""How many of the found documents carry each value of a column.

Columns with one value a document are packed together, several into one number, so that one pass
over the documents counts them all; the counts of each are the sums over the others.
"""

from collections.abc import Iterable, Sequence
from math import prod

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.segment import Segment
from archive.search.executor.snapshot import Snapshot
from archive.search.hits import ValueCounts

# Values that are counted and told, the most frequent first.
MOST_VALUES = 400


def count_facets(
    snapshot: Snapshot, found: Sequence[Array], columns: Iterable[str]
) -> dict[str, ValueCounts]:
    """Count the values of columns among each segment's found documents, most frequent first."""
    names = tuple(columns)
    counts = {name: np.zeros(len(snapshot.column(name).values), np.int64) for name in names}
    for number, (segment, documents) in enumerate(zip(snapshot.segments, found, strict=True)):
        if documents.size:
            for name, own in _count(segment, documents, names):
                counts[name][snapshot.column(name).numbers[number]] += own
    return {name: _most_frequent(snapshot.column(name).values, counts[name]) for name in names}


def _count(segment: Segment, documents: Array, names: Sequence[str]) -> Iterable[tuple[str, Array]]:
    """Give each column's counts of its values in one segment."""
    single = tuple(name for name in names if segment.columns[name].widest <= 1)
    for name in names:
        if name not in single:
            yield name, segment.columns[name].count(documents)
    for group in segment.packed(single):
        packed = np.bincount(group.numbers.take(documents), minlength=prod(group.sizes))
        counts = packed.reshape(group.sizes)
        for axis, name in enumerate(group.names):
            others = tuple(other for other in range(len(group.names)) if other != axis)
            yield name, counts.sum(axis=others)[1:]


def _most_frequent(values: Sequence[str], counts: Array) -> ValueCounts:
    order = np.flatnonzero(counts)
    order = order[np.argsort(-counts[order], kind="stable")][:MOST_VALUES]
    told = map(values.__getitem__, order.tolist())
    return tuple(zip(told, counts[order].tolist(), strict=True))
