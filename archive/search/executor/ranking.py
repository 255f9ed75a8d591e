"""The order of hits, in two phases.

First every hit gets BM25 over its words, with the headline's words once more. Then the best of
them, a window that does not depend on the page, are ordered anew by dearer features: spellings,
families, neighbouring words (see `features`). Hits past the window keep their first order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from archive.search.executor.cheap import bm25_scores
from archive.search.executor.features import dear_scores
from archive.search.executor.layout import Array
from archive.search.executor.places import find_places
from archive.search.executor.postings import postings_of
from archive.search.executor.scoring import idf, saturate
from archive.search.executor.segment import Segment
from archive.search.executor.snapshot import Snapshot
from archive.search.executor.top import find_top
from archive.search.executor.weights import WEIGHTS
from archive.search.plan import (
    Beginning,
    Plan,
    RankedSet,
    RankedTerm,
    TermCondition,
    Terms,
)
from archive.search.query import Order

# Sorts documents without a certain day after all that have one, and those without any day last.
_LATER = float(1 << 24)


@dataclass(frozen=True, slots=True)
class Place:
    """One hit: in which segment, which document, with which score."""

    segment: int
    document: int
    score: float


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Hits as parallel arrays: segments, documents, scores and keys."""

    segments: Array
    documents: Array
    scores: Array
    keys: Array

    def at(self, order: Array | slice) -> "_Candidates":
        return _Candidates(
            self.segments[order], self.documents[order], self.scores[order], self.keys[order]
        )

    def in_order(self) -> "_Candidates":
        """Return them by descending score; ties by key."""
        return self.at(np.lexsort((self.keys, -self.scores)))


def rank(
    snapshot: Snapshot, found: Sequence[Array], plan: Plan, start: int, stop: int
) -> list[Place]:
    """Return a slice of the found documents, given for each segment, in the plan's order."""
    if start >= stop:
        return []
    window = plan.window if plan.order is Order.RELEVANCE and plan.ranked else 0
    best = _best(snapshot, found, plan, max(stop, window))
    if start < window and best.keys.size > 1:
        best = _reranked(snapshot, best, plan, window)
    return _places(best.at(slice(start, stop)))


def _places(found: _Candidates) -> list[Place]:
    columns = (found.segments.tolist(), found.documents.tolist(), found.scores.tolist())
    return [Place(*row) for row in zip(*columns, strict=True)]


def _best(snapshot: Snapshot, found: Sequence[Array], plan: Plan, count: int) -> _Candidates:
    """Return the first `count` by the cheap score, in order."""
    parts = [
        _best_of_segment(snapshot, number, documents, plan, count)
        for number, documents in enumerate(found)
        if documents.size or number == 0
    ]
    if len(parts) == 1:
        return parts[0]
    joined = _Candidates(
        np.concatenate([part.segments for part in parts]),
        np.concatenate([part.documents for part in parts]),
        np.concatenate([part.scores for part in parts]),
        np.concatenate([part.keys for part in parts]),
    )
    return joined.in_order().at(slice(0, count))


def _best_of_segment(
    snapshot: Snapshot, number: int, documents: Array, plan: Plan, count: int
) -> _Candidates:
    segment = snapshot.segments[number]
    scores = _cheap_scores(snapshot, segment, documents, plan)
    top = find_top(scores, segment.keys, documents, count)
    best = documents[top]
    return _Candidates(np.full(top.size, number), best, scores[top], segment.keys[best])


def _reranked(snapshot: Snapshot, found: _Candidates, plan: Plan, window: int) -> _Candidates:
    """Order the first hits by all features; the others stay behind them."""
    scores = found.scores.copy()
    for number in np.unique(found.segments[:window]).tolist():
        own = np.flatnonzero(found.segments[:window] == number)
        segment, documents = snapshot.segments[number], found.documents[own]
        scores[own] += dear_scores(snapshot, segment, documents, plan.ranked)
    order = np.lexsort((found.keys[:window], -scores[:window]))
    behind = np.arange(order.size, scores.size)
    return replace(found, scores=scores).at(np.concatenate([order, behind]))


def _cheap_scores(snapshot: Snapshot, segment: Segment, documents: Array, plan: Plan) -> Array:
    if plan.order is not Order.RELEVANCE:
        return _day_scores(segment, documents, newest=plan.order is Order.NEWEST)
    terms = [term for term in plan.ranked if isinstance(term, RankedTerm)]
    scores = bm25_scores(snapshot, segment, documents, terms, headline=WEIGHTS.headline)
    for ranked in plan.ranked:
        if isinstance(ranked, RankedSet):
            _add_set(scores, ranked, snapshot, segment, documents)
    return scores


def _day_scores(segment: Segment, documents: Array, *, newest: bool) -> Array:
    """Known dates of publication first, then other dates, then none."""
    days = segment.days.take(documents).astype(np.float64)
    scores: Array = days if newest else -days
    scores = scores - np.where(segment.certain.take(documents), 0.0, _LATER)
    return np.where(days == 0, -4 * _LATER, scores)


def _add_set(
    scores: Array, ranked: RankedSet, snapshot: Snapshot, segment: Segment, documents: Array
) -> None:
    """Score a set of terms as one, by how often any of them stands in a document."""
    frequencies = _frequencies(ranked.condition, segment)
    weight = ranked.weight * idf(segment.size, int(np.count_nonzero(frequencies)))
    lengths = segment.bases.take(documents + 1) - segment.bases.take(documents)
    scores += weight * saturate(frequencies.take(documents), lengths, snapshot.average_length)


def _frequencies(condition: TermCondition, segment: Segment) -> Array:
    """Count how often a condition is met in each document, float64[N]; of a prefix, the more
    frequent of its spellings and its words."""
    if condition.in_headline or (isinstance(condition, Terms) and len(condition.terms) > 1):
        owners = segment.documents_of(find_places(condition, segment))
        return np.bincount(owners, minlength=segment.size).astype(np.float64)
    counted = [
        np.bincount(documents, codes >> 8, segment.size)
        for documents, codes in postings_of(condition, segment)
    ]
    if isinstance(condition, Beginning):
        return np.maximum(*counted)
    return np.sum(counted, axis=0) if counted else np.zeros(segment.size)
