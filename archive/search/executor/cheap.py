"""BM25 over the words of every hit, with the headline's words once more: the first phase."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from archive.search.executor.layout import Array
from archive.search.executor.segment import Segment
from archive.search.executor.sets import find_in
from archive.search.executor.snapshot import Snapshot
from archive.search.plan import Field, RankedTerm

# Postings are gone through when there are no more than this many for each found document; else
# each document is looked up in them.
_GONE_THROUGH = 8


@dataclass(frozen=True, slots=True)
class _Scored:
    """A term's postings in one field, with the table that scores their codes and a factor."""

    documents: Array
    codes: Array
    table: Array
    factor: float


def bm25_scores(
    snapshot: Snapshot,
    segment: Segment,
    documents: Array,
    terms: Sequence[RankedTerm],
    *,
    headline: float,
) -> Array:
    """Return the weighted BM25 scores of some documents, float64[len(documents)].

    With a headline weight of 0 they are those of Whoosh's scorer for the words.
    """
    found = list(_postings(snapshot, segment, terms, headline))
    if sum(one.documents.size for one in found) <= _GONE_THROUGH * documents.size:
        return _gather(found, documents, segment.sums)
    scores = np.zeros(documents.size)
    for one in found:
        scores += one.factor * _look_up(one, documents)
    return scores


def _postings(
    snapshot: Snapshot, segment: Segment, terms: Sequence[RankedTerm], headline: float
) -> Iterator[_Scored]:
    dictionary = segment.dictionary(Field.WORD)
    for term in terms:
        number = dictionary.find(term.word)
        for field, table, weight in (
            ("word", snapshot.word_table, term.weight),
            ("headline", snapshot.headline_table, term.weight * headline),
        ):
            if number >= 0 and weight:
                documents, codes = segment.postings(field, number)
                if documents.size:
                    factor = weight * snapshot.idf(field, term.word)
                    yield _Scored(documents, codes, table, factor)


def _gather(found: Sequence[_Scored], documents: Array, sums: Array) -> Array:
    """Add each posting's score to its document's sum; `sums` is 0 everywhere, and so again."""
    for one in found:
        sums[one.documents] += one.table.take(one.codes) * one.factor
    scores: Array = sums.take(documents)
    for one in found:
        sums[one.documents] = 0.0
    return scores


def _look_up(one: _Scored, documents: Array) -> Array:
    places, held = find_in(documents, one.documents)
    return np.where(held, one.table.take(one.codes.take(places)), 0.0)
