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
    return _places(_ordered(snapshot, found, plan, start, stop).at(slice(start, stop)))


def rank_all(snapshot: Snapshot, found: Sequence[Array], plan: Plan) -> Array:
    """Return the keys of all found documents in the plan's order, int64[n]."""
    count = sum(documents.size for documents in found)
    return _ordered(snapshot, found, plan, 0, count).keys if count else np.zeros(0, np.int64)


def _ordered(
    snapshot: Snapshot, found: Sequence[Array], plan: Plan, start: int, stop: int
) -> _Candidates:
    """Return the first found documents in order, of which those from `start` on are wanted."""
    window = plan.window if plan.order is Order.RELEVANCE and plan.ranked else 0
    best = _best(snapshot, found, plan, max(stop, window))
    if start < window and best.keys.size > 1:
        best = _reranked(snapshot, best, plan, window)
    return best


def _places(found: _Candidates) -> list[Place]:
    columns = (found.segments.tolist(), found.documents.tolist(), found.scores.tolist())
    return [Place(*row) for row in zip(*columns, strict=True)]


def _best(snapshot: Snapshot, found: Sequence[Array], plan: Plan, count: int) -> _Candidates:
    """Return the first `count` by the cheap score, in order."""
    sets = _scored_sets(snapshot, plan) if plan.order is Order.RELEVANCE else []
    parts = [
        _best_of_segment(snapshot, number, documents, plan, sets, count)
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
    snapshot: Snapshot,
    number: int,
    documents: Array,
    plan: Plan,
    sets: Sequence["_ScoredSet"],
    count: int,
) -> _Candidates:
    segment = snapshot.segments[number]
    if plan.order is Order.RELEVANCE:
        terms = [term for term in plan.ranked if isinstance(term, RankedTerm)]
        scores = bm25_scores(snapshot, segment, documents, terms, headline=WEIGHTS.headline)
        for scored in sets:
            scores += scored.scores(snapshot, number, documents)
    else:
        scores = _day_scores(segment, documents, newest=plan.order is Order.NEWEST)
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


def _day_scores(segment: Segment, documents: Array, *, newest: bool) -> Array:
    """Known dates of publication first, then other dates, then none."""
    days = segment.days.take(documents).astype(np.float64)
    scores: Array = days if newest else -days
    scores = scores - np.where(segment.certain.take(documents), 0.0, _LATER)
    return np.where(days == 0, -4 * _LATER, scores)


@dataclass(frozen=True, slots=True)
class _ScoredSet:
    """A set of terms that is ranked as if it were one: how often each segment's documents have
    any of them, and what their BM25 score is multiplied by."""

    frequencies: Sequence[Array]
    factor: float

    def scores(self, snapshot: Snapshot, number: int, documents: Array) -> Array:
        bases = snapshot.segments[number].bases
        lengths = bases.take(documents + 1) - bases.take(documents)
        own = self.frequencies[number].take(documents)
        return self.factor * saturate(own, lengths, snapshot.average_length)


def _scored_sets(snapshot: Snapshot, plan: Plan) -> list[_ScoredSet]:
    found = []
    for ranked in plan.ranked:
        if isinstance(ranked, RankedSet):
            own = [_frequencies(ranked.condition, segment) for segment in snapshot.segments]
            found_in = sum(int(np.count_nonzero(each)) for each in own)
            found.append(_ScoredSet(own, ranked.weight * idf(snapshot.size, found_in)))
    return found


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
