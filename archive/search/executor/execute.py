"""A plan carried out on a snapshot: match, count, rank, mark."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from archive.search.executor.facets import count_facets
from archive.search.executor.layout import Array
from archive.search.executor.marks import find_marks
from archive.search.executor.matching import Matcher
from archive.search.executor.ranking import Place, rank, rank_all
from archive.search.executor.segment import Segment
from archive.search.executor.sets import is_member
from archive.search.executor.snapshot import Snapshot
from archive.search.hits import Hit, HitKeys, HitPage, Mark, ValueCounts
from archive.search.plan import Condition, Plan


@dataclass(frozen=True, slots=True)
class Execution:
    """One plan on one snapshot; `check` is called between steps and may raise."""

    snapshot: Snapshot
    plan: Plan
    check: Callable[[], None] = lambda: None

    def page(self, start: int, stop: int) -> HitPage:
        """Return the hits of a slice: those that match wholly, then those that match in part."""
        whole = self._find(self.plan.whole)
        part = self._find_part(whole)
        total, part_total = _total(whole), _total(part)
        places = rank(self.snapshot, whole, self.plan, start, min(stop, total))
        hits = self._hits(places, part=False)
        if part_total and stop > total:
            places = rank(self.snapshot, part, self.plan, max(0, start - total), stop - total)
            hits += self._hits(places, part=True)
        return HitPage(tuple(hits), total, part_total, self._facets(whole))

    def keys(self) -> HitKeys:
        """Return the articles of all hits in the order of their pages, without marks."""
        whole = self._find(self.plan.whole)
        part = self._find_part(whole)
        return HitKeys(self._keys(whole), self._keys(part))

    def _keys(self, found: Sequence[Array]) -> "array[int]":
        self.check()
        return array("q", rank_all(self.snapshot, found, self.plan).astype(np.int64).tobytes())

    def _find(self, condition: Condition) -> list[Array]:
        """Return each segment's living documents that meet a condition."""
        return [
            _living(segment, Matcher(segment, self.check).find(condition))
            for segment in self.snapshot.segments
        ]

    def _find_part(self, whole: Sequence[Array]) -> list[Array]:
        if self.plan.some is None:
            return [documents[:0] for documents in whole]
        some = self._find(self.plan.some)
        return [
            documents[~is_member(documents, own, segment.flags)]
            for segment, documents, own in zip(self.snapshot.segments, some, whole, strict=True)
        ]

    def _facets(self, whole: Sequence[Array]) -> dict[str, ValueCounts]:
        self.check()
        return count_facets(self.snapshot, whole, self.plan.facets)

    def _hits(self, places: Sequence[Place], *, part: bool) -> list[Hit]:
        self.check()
        segments = self.snapshot.segments
        return [
            Hit(
                int(segments[place.segment].keys[place.document]),
                place.score,
                part,
                marks,
                int(segments[place.segment].checksums[place.document]),
            )
            for place, marks in zip(places, self._marks(places), strict=True)
        ]

    def _marks(self, places: Sequence[Place]) -> list[tuple[Mark, ...]]:
        """Find the marks of all hits, segment by segment."""
        found: list[tuple[Mark, ...]] = [()] * len(places)
        if not self.plan.marked:
            return found
        for number in {place.segment for place in places}:
            own = [i for i, place in enumerate(places) if place.segment == number]
            documents = np.array([places[i].document for i in own])
            segment = self.snapshot.segments[number]
            for i, marks in zip(own, find_marks(segment, documents, self.plan.marked), strict=True):
                found[i] = marks
        return found


def _living(segment: Segment, documents: Array) -> Array:
    return documents if segment.live is None else documents[segment.live.take(documents)]


def _total(found: Sequence[Array]) -> int:
    return sum(documents.size for documents in found)
