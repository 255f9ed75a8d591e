"""What is put into the outbox by hand: articles to index anew, and set-aside ones once more."""

from collections.abc import Sequence

from django.db import connection, transaction

from archive.models.index_task import IndexTaskQuerySet
from archive.services.trigger_sql import note_statements
from archive.services.watches import ALL_ARTICLES

# How many articles one statement names; a statement may have a million letters.
_CHUNK = 5_000


def try_again(tasks: IndexTaskQuerySet) -> int:
    """Have the indexer try set-aside articles again; return how many there were."""
    return tasks.set_aside().update(attempts=0, error="")


@transaction.atomic
def note_articles(ids: Sequence[int] | None = None) -> int:
    """Have articles indexed anew, or removed if they are gone: some, or all; return how many.

    They are noted as by the triggers: each once, at the end of the outbox.
    """
    if ids is None:
        return _note(ALL_ARTICLES)
    numbers = sorted(set(ids))
    chunks = (numbers[start : start + _CHUNK] for start in range(0, len(numbers), _CHUNK))
    return sum(_note(_values(chunk)) for chunk in chunks)


def _values(ids: Sequence[int]) -> str:
    return "VALUES " + ", ".join(f"({pk:d})" for pk in ids)


def _note(articles: str) -> int:
    with connection.cursor() as cursor:
        for statement in note_statements(connection.vendor, articles):
            cursor.execute(statement)
        count: int = cursor.rowcount
    return count
