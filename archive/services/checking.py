"""The index compared with the database, document by document."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.core import checks

from archive.models import IndexTask
from archive.search.engines.store import Generation
from archive.search.executor.layout import LayoutError
from archive.search.executor.snapshot import Snapshot
from archive.search.hits import IndexUnavailableError
from archive.services.documents import fingerprints, index_backend, indexed_articles
from archive.services.indexing import BATCH, index_pending
from archive.services.outbox import note_articles
from archive.services.rebuilding import rebuild

# No fingerprint is negative.
_TWICE = -2


@dataclass(frozen=True, slots=True)
class Differences:
    """Which articles the index does not hold as the database does, though no change waits.

    Missing ones are not in the index, stale ones otherwise than they are now, orphaned ones in
    the index alone. `waiting` articles are in the outbox, `set_aside` ones could not be prepared.
    `damage` says why the index itself cannot be read; nothing is compared then.
    """

    articles: int = 0
    missing: tuple[int, ...] = ()
    stale: tuple[int, ...] = ()
    orphaned: tuple[int, ...] = ()
    waiting: int = 0
    set_aside: int = 0
    damage: str = ""

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.orphaned or self.set_aside or self.damage)

    @property
    def different(self) -> tuple[int, ...]:
        return (*self.missing, *self.stale, *self.orphaned)


def check_analysis(**kwargs: Any) -> list[checks.CheckMessage]:
    """Warn of an index that was begun with other word lists or rules than those of this code."""
    try:
        changed = index_backend().store.generations.is_analysed_otherwise()
    except IndexUnavailableError:
        return []
    if not changed:
        return []
    return [
        checks.Warning(
            "The index was written with another analysis: some words would not be found.",
            hint="Run manage.py rebuild_index, which writes it anew while the old one serves.",
            id="archive.W002",
        )
    ]


def check_index() -> Differences:
    """Compare every document with its article, while both may change.

    What differs at first sight is looked at again, in a turn in which nobody writes the index.
    """
    store = index_backend().store
    try:
        with store.turn():
            snapshot = store.current().snapshot_like_whooshs()
        snapshot.verify()
        suspects, count = _suspects(snapshot)
        with store.turn():
            return _look_again(store.current(), suspects, count)
    except (IndexUnavailableError, LayoutError, FileNotFoundError) as error:
        return Differences(damage=str(error))


def repair_index(found: Differences) -> None:
    """Bring the index to what the database says: article by article, or anew if it is damaged."""
    if found.damage:
        rebuild()
    note_articles(found.different)
    while index_pending():
        pass


def _suspects(snapshot: Snapshot) -> tuple[set[int], int]:
    """Return the articles that differ at first sight, and how many the database has."""
    indexed = _fingerprints(snapshot)
    pks = list(indexed_articles().order_by("pk").values_list("pk", flat=True))
    suspects: set[int] = set()
    for start in range(0, len(pks), BATCH):
        for pk, wanted in fingerprints(pks[start : start + BATCH]).items():
            if indexed.pop(pk, None) != wanted:
                suspects.add(pk)
    return suspects | set(indexed), len(pks)


def _look_again(generation: Generation, suspects: Collection[int], count: int) -> Differences:
    """Sort suspects out; what the database has changed since stands in the outbox."""
    indexed = _fingerprints(generation.snapshot(), suspects)
    wanted = _wanted(suspects)
    waiting = set(IndexTask.objects.pending().values_list("article_id", flat=True))
    set_aside = set(IndexTask.objects.set_aside().values_list("article_id", flat=True))
    known = waiting | set_aside
    different = {pk for pk in suspects if indexed.get(pk) != wanted.get(pk)} - known
    return Differences(
        articles=count,
        missing=tuple(sorted(different - set(indexed))),
        stale=tuple(sorted(different & set(indexed) & set(wanted))),
        orphaned=tuple(sorted(different - set(wanted))),
        waiting=len(waiting),
        set_aside=len(set_aside),
    )


def _wanted(pks: Collection[int]) -> dict[int, int]:
    ordered = sorted(pks)
    wanted: dict[int, int] = {}
    for start in range(0, len(ordered), BATCH):
        wanted |= fingerprints(ordered[start : start + BATCH])
    return wanted


def _fingerprints(snapshot: Snapshot, wanted: Collection[int] | None = None) -> dict[int, int]:
    """Return the fingerprints of the living documents, by article; one that is there twice is
    like no article."""
    found: dict[int, int] = {}
    for key, own in _pairs(snapshot):
        if wanted is None or key in wanted:
            found[key] = _TWICE if key in found else own
    return found


def _pairs(snapshot: Snapshot) -> Iterable[tuple[int, int]]:
    for segment in snapshot.segments:
        own = segment.arrays["fingerprints"]
        living = own if segment.live is None else own[segment.live]
        yield from zip(segment.living_keys().tolist(), living.tolist(), strict=True)
