"""All that a segment holds, before it is inverted: from a batch, from old segments, or joined."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.search.executor.batch import Batch
from archive.search.executor.layout import Array

# What is known of each document besides its tokens and columns: as it is, and as it is counted.
PLAIN_FACTS = ("keys", "checksums", "fingerprints", "days", "certain")
FACTS = (*PLAIN_FACTS, "lengths", "headline_ends", "standfirst_ends")


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """One column: its values, and for N documents the numbers of theirs, one after another."""

    values: list[str]
    numbers: Array
    counts: Array


@dataclass(frozen=True, slots=True)
class Content:
    """N documents of T tokens over V terms.

    `tokens` uint32[T] are numbers of `terms`; `starts` and `widths` say where in its part of the
    document each token was read, in characters; `facts` are arrays of N, named as in FACTS.
    """

    terms: list[str]
    tokens: Array
    starts: Array
    widths: Array
    facts: dict[str, Array]
    columns: dict[str, ColumnContent]


def content_of(batch: Batch) -> Content:
    """Return what a batch has gathered."""
    columns = {
        name: ColumnContent(
            list(column.numbers),
            np.array(column.values, dtype=np.uint32),
            np.array(column.counts, dtype=np.int64),
        )
        for name, column in batch.columns.items()
    }
    return Content(
        terms=list(batch.terms),
        tokens=batch.array_of("tokens"),
        starts=batch.array_of("starts"),
        widths=batch.array_of("widths"),
        facts={name: batch.array_of(name) for name in FACTS},
        columns=columns,
    )


def keep(content: Content, kept: Array) -> Content:
    """Return the content of the documents that a mask, bool[N], keeps."""
    lengths = content.facts["lengths"].astype(np.int64)
    tokens_kept = np.repeat(kept, lengths)
    columns = {
        name: ColumnContent(
            column.values, column.numbers[np.repeat(kept, column.counts)], column.counts[kept]
        )
        for name, column in content.columns.items()
    }
    return Content(
        terms=content.terms,
        tokens=content.tokens[tokens_kept],
        starts=content.starts[tokens_kept],
        widths=content.widths[tokens_kept],
        facts={name: array[kept] for name, array in content.facts.items()},
        columns=columns,
    )


def join(contents: Sequence[Content]) -> Content:
    """Join contents in order into one, with one dictionary and one set of column values."""
    if len(contents) == 1:
        return contents[0]
    terms, numbered = _unite([content.terms for content in contents])
    tokens = [new[content.tokens] for new, content in zip(numbered, contents, strict=True)]
    return Content(
        terms=terms,
        tokens=np.concatenate(tokens),
        starts=np.concatenate([content.starts for content in contents]),
        widths=np.concatenate([content.widths for content in contents]),
        facts={
            name: np.concatenate([content.facts[name] for content in contents]) for name in FACTS
        },
        columns={
            name: _join_columns([content.columns[name] for content in contents])
            for name in contents[0].columns
        },
    )


def _join_columns(columns: Sequence[ColumnContent]) -> ColumnContent:
    values, numbered = _unite([column.values for column in columns])
    numbers = [new[column.numbers] for new, column in zip(numbered, columns, strict=True)]
    counts = np.concatenate([column.counts for column in columns])
    return ColumnContent(values, np.concatenate(numbers), counts)


def _unite(lists: Sequence[list[str]]) -> tuple[list[str], list[Array]]:
    """Give every string one number; returns the strings, and the new numbers of each list's."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    renumbered = [
        np.fromiter(map(numbers.__getitem__, strings), np.uint32, len(strings)) for strings in lists
    ]
    return list(numbers), renumbered
