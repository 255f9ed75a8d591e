"""The whole index written anew, while the one before answers and follows."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from archive.models import IndexTask
from archive.search.engines.files import LockedError
from archive.search.engines.store import Generation, IndexStore
from archive.search.engines.whoosh_writer import LARGEST
from archive.search.executor.batch import Batch
from archive.search.executor.content import content_of
from archive.search.executor.writing import write_segment
from archive.services.documents import index_backend, indexed_articles, prepare
from archive.services.errors import ServiceError
from archive.services.indexing import BATCH, drop, follow, note_failure
from archive.services.parts import Report, do_parts

logger = logging.getLogger(__name__)

# Below so many articles, starting processes takes longer than they save.
_WORTH_PROCESSES = 2_000
# As many articles as all processes together may hold in memory, at some 50 kB each.
_IN_MEMORY = 2 * LARGEST
# How often changes are followed before the turn to serve, so that little is left to do in it.
_ROUNDS = 3

Progress = Callable[[int, int], None]


class RebuildRunningError(ServiceError):
    """Somebody is rebuilding the index already."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Articles that become one segment, and the file that its arrays are written to."""

    pks: Sequence[int]
    arrays: Path


@dataclass(frozen=True, slots=True)
class _Written:
    """A part in its file of arrays: which articles, in order, and which could not be prepared."""

    arrays: Path
    keys: Sequence[int]
    failures: dict[int, str]


def rebuild(*, processes: int = 1, report: Progress = lambda step, total: None) -> int:
    """Write a new index from the database and let it take the place of the old one.

    Returns how many articles it has; `report` hears how many more were read, of how many. Stopped
    at any step, it leaves the index that was there. Raises RebuildRunningError when another one
    is at work.
    """
    store = index_backend().store
    try:
        with store.building():
            return _rebuild(store, processes, report)
    except LockedError as error:
        raise RebuildRunningError("the index is being rebuilt already") from error


def build_if_missing() -> int:
    """Write the index if there is none that can be read; return how many articles it got."""
    return 0 if index_backend().exists() else rebuild()


def _rebuild(store: IndexStore, processes: int, report: Progress) -> int:
    store.generations.sweep()
    generation = store.create()
    try:
        noted = dict(IndexTask.objects.values_list("pk", "article_id"))
        written = _write_all(generation, processes, report)
        failures = {pk: error for part in written for pk, error in part.failures.items()}
        _note_failures(failures)
        handled = {pk for pk, article_id in noted.items() if article_id not in failures}
        for _ in range(_ROUNDS):
            handled |= _follow_kept(generation, handled)
        generation.verify()
        with store.turn():
            handled |= _follow_kept(generation, handled)
            store.serve(generation)
            drop(sorted(handled))
    finally:
        store.generations.sweep()
    count = sum(len(part.keys) for part in written)
    logger.info("the index was rebuilt with %d articles", count)
    return count


def _write_all(generation: Generation, processes: int, report: Progress) -> list[_Written]:
    """Write every article into the generation, a segment for each part."""
    pks = list(indexed_articles().order_by("pk").values_list("pk", flat=True))
    if len(pks) < _WORTH_PROCESSES:
        processes = 1
    written = []
    for part in do_parts(
        _write_part,
        _cut(pks, generation.folder, processes),
        processes=processes,
        report=lambda step: report(step, len(pks)),
    ):
        if part.keys:
            generation.adopt(part.arrays, part.keys)
        written.append(part)
    return written


def _cut(pks: Sequence[int], folder: Path, processes: int) -> list[_Part]:
    """Cut into parts of one size, as many as there are processes or more, none too large."""
    count = max(processes, ceil(len(pks) / min(LARGEST, _IN_MEMORY // processes)))
    size = max(1, ceil(len(pks) / count))
    starts = range(0, len(pks), size)
    return [_Part(pks[start : start + size], folder / f"part-{start}") for start in starts]


def _write_part(part: _Part, report: Report) -> _Written:
    batch = Batch(index_backend().columns)
    failures: dict[int, str] = {}
    for start in range(0, len(part.pks), BATCH):
        pks = part.pks[start : start + BATCH]
        prepared = prepare(pks)
        for document in prepared.documents:
            batch.add(document)
        failures |= prepared.failures
        report(len(pks))
    if len(batch):
        write_segment(part.arrays, content_of(batch))
    return _Written(part.arrays, batch.keys.tolist(), failures)


def _note_failures(failures: dict[int, str]) -> None:
    """Put the articles that could not be prepared into the outbox, to be tried again."""
    known = set(IndexTask.objects.values_list("article_id", flat=True))
    IndexTask.objects.bulk_create(
        IndexTask(article_id=pk, attempts=1, error=error)
        for pk, error in failures.items()
        if pk not in known
    )


def _follow_kept(generation: Generation, handled: Collection[int]) -> set[int]:
    """Follow the changes that the served index has followed meanwhile; return their rows.

    The rows that still wait go on waiting: whichever index is served will follow them.
    """
    kept = [task for task in IndexTask.objects.filter(is_indexed=True) if task.pk not in handled]
    followed: set[int] = set()
    for start in range(0, len(kept), BATCH):
        tasks = kept[start : start + BATCH]
        failures = follow(generation, tasks)
        for task in tasks:
            if task.article_id in failures:
                note_failure(task, failures[task.article_id])
            else:
                followed.add(task.pk)
    return followed
