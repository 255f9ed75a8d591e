"""The index brought to what the database says."""

import logging
from collections.abc import Sequence

from django.db import transaction

from archive.models import IndexTask
from archive.models.index_task import IndexTaskQuerySet
from archive.search.engines.store import Generation
from archive.services.documents import index_backend, prepare

logger = logging.getLogger(__name__)

BATCH = 200
# Fewer than a database takes parameters.
_DELETED_AT_ONCE = 5_000


def index_pending(limit: int = BATCH) -> int:
    """Index what the outbox names, oldest first; return how many rows were dealt with.

    The rows go only when the index is on disk, and only those that were read: an article that
    changed meanwhile has a new row. Raises IndexUnavailableError when there is no index to
    write to, and LockedError when another writer does not end.
    """
    store = index_backend().store
    with store.turn():
        tasks = list(IndexTask.objects.pending()[:limit])
        if not tasks:
            return _forget_kept()
        failures = follow(store.current(), tasks)
        _settle(tasks, failures, keep=store.is_building())
    logger.info("the index follows %d changes", len(tasks) - len(failures))
    return len(tasks)


def follow(generation: Generation, tasks: Sequence[IndexTask]) -> dict[int, str]:
    """Write what the database says now of the articles that tasks name; return the failures, by
    article."""
    prepared = prepare({task.article_id for task in tasks})
    generation.write(prepared.documents, prepared.removed)
    return prepared.failures


def drop(pks: Sequence[int]) -> None:
    """Delete rows that were dealt with, wherever they are, and none that is newer."""
    for start in range(0, len(pks), _DELETED_AT_ONCE):
        with transaction.atomic():
            _free(pks[start : start + _DELETED_AT_ONCE]).delete()


def note_failure(task: IndexTask, error: str) -> None:
    """Keep a row, with why its article could not be prepared this time."""
    noted = {"attempts": task.attempts + 1, "error": error}
    with transaction.atomic():
        if not _free([task.pk]).update(is_indexed=False, **noted):
            # It is about to be replaced, or to stay after all.
            IndexTask.objects.create(article_id=task.article_id, **noted)


def _settle(tasks: Sequence[IndexTask], failures: dict[int, str], *, keep: bool) -> None:
    """Let the rows go, or keep them for the index that is being built meanwhile."""
    with transaction.atomic():
        done = _free([task.pk for task in tasks if task.article_id not in failures])
        if keep:
            done.update(is_indexed=True)
        else:
            done.delete()
    for task in tasks:
        if task.article_id in failures:
            note_failure(task, failures[task.article_id])


def _free(pks: Sequence[int]) -> IndexTaskQuerySet:
    """Leave out the rows that a save has locked to put newer ones in their place."""
    named = IndexTask.objects.filter(pk__in=pks)
    free = named.select_for_update(skip_locked=True).values_list("pk", flat=True)
    return IndexTask.objects.filter(pk__in=list(free))


def _forget_kept() -> int:
    """Delete the rows kept for an index that is no longer being built; nothing waits for them."""
    kept = IndexTask.objects.filter(is_indexed=True).values_list("pk", flat=True)
    if kept.exists() and not index_backend().store.is_building():
        drop(list(kept))
    return 0
