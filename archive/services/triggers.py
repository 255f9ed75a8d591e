"""Database triggers that note in the outbox which articles the index no longer matches.

They see every change: of one article, in bulk, by a curator or in SQL, and in PostgreSQL a
TRUNCATE; a rolled-back one leaves nothing. Two things they do not see: rows that REPLACE deletes in
an SQLite shell without `PRAGMA recursive_triggers = ON`, which our own connections say; and
`manage.py flush`, which empties the outbox with all other tables: after it the index is rebuilt.

No table is rebuilt, and no column changes its type, while triggers name it. So they are removed
before migrations of ours and installed after every migrate; what happened meanwhile nobody saw, and
every article is noted.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core import checks
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.models import IndexTask
from archive.services.trigger_sql import (
    DROP,
    PREFIX,
    PRESENT,
    note_statements,
    trigger_statements,
)
from archive.services.watches import ALL_ARTICLES, WATCHES


def install_triggers(using: str) -> None:
    """Install all triggers in a migrated database, in place of those that are there."""
    connection = connections[using]
    if not _has_tables(connection):
        return
    wanted, present = trigger_statements(connection.vendor), _present(connection)
    with transaction.atomic(using=using):
        _drop(connection, present - wanted.keys())
        _execute(connection, [one for statements in wanted.values() for one in statements])
        if wanted.keys() - present:
            _note_all(connection)


def remove_triggers(using: str) -> None:
    """Remove all triggers, so that tables can change; note what is there, should it be deleted."""
    connection = connections[using]
    present = _present(connection)
    with transaction.atomic(using=using):
        if present and _has_tables(connection):
            _note_all(connection)
        _drop(connection, present)


def check_triggers(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Report the triggers that a migrated database lacks.

    No more than a warning: an error would keep `migrate` from installing them. The indexer
    refuses to run without them.
    """
    return [error for using in databases or () for error in _missing(connections[using])]


def _missing(connection: BaseDatabaseWrapper) -> Iterator[checks.CheckMessage]:
    if not _has_tables(connection):
        return
    for name in sorted(trigger_statements(connection.vendor).keys() - _present(connection)):
        yield checks.Warning(
            f"The trigger {name} is missing: the index would not follow.",
            hint="Run manage.py migrate, which installs it.",
            id="archive.W001",
        )


def _has_tables(connection: BaseDatabaseWrapper) -> bool:
    needed = {IndexTask._meta.db_table, *(watch.table for watch in WATCHES)}
    return needed <= set(connection.introspection.table_names())


def _present(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(PRESENT[connection.vendor])
        return {name for (name,) in cursor.fetchall() if name.startswith(PREFIX)}


def _drop(connection: BaseDatabaseWrapper, names: set[str]) -> None:
    _execute(connection, [DROP[connection.vendor].format(name=name) for name in sorted(names)])


def _note_all(connection: BaseDatabaseWrapper) -> None:
    _execute(connection, note_statements(connection.vendor, ALL_ARTICLES))


def _execute(connection: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
