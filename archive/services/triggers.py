"""Database triggers that note in the outbox which articles the index no longer matches.

They see every change: of one article, in bulk, by a curator or in SQL; a rolled-back one leaves
nothing. SQLite drops a table's triggers when a migration rebuilds the table, so they are
installed again after every migrate, and a system check misses them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import checks
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.models import Article, IndexTask, Outlet, Tag

_ARTICLES = Article._meta.db_table
_ARTICLE_TAGS = Article.tags.through._meta.db_table
_TASKS = IndexTask._meta.db_table

_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


@dataclass(frozen=True, slots=True)
class Watch:
    """A table whose changes the index must follow, and how a row of it names articles."""

    table: str
    events: tuple[str, ...]
    articles: str
    columns: tuple[str, ...] = ()


# Every column that the index holds belongs to one of these tables.
WATCHES = (
    Watch(_ARTICLES, ("INSERT", "UPDATE", "DELETE"), "SELECT {row}.id"),
    Watch(_ARTICLE_TAGS, ("INSERT", "UPDATE", "DELETE"), "SELECT {row}.article_id"),
    Watch(
        Outlet._meta.db_table,
        ("UPDATE",),
        f"SELECT id FROM {_ARTICLES} WHERE outlet_id = {{row}}.id",
        columns=("slug",),
    ),
    Watch(
        Tag._meta.db_table,
        ("UPDATE",),
        f"SELECT article_id FROM {_ARTICLE_TAGS} WHERE tag_id = {{row}}.id",
        columns=("slug",),
    ),
)


def install_triggers(using: str) -> None:
    """Install all triggers in a database, in place of those that are there."""
    connection = connections[using]
    write = {"sqlite": _write_sqlite, "postgresql": _write_postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        for watch in WATCHES:
            for event in watch.events:
                for statement in write(watch, event):
                    cursor.execute(statement)


def check_triggers(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Report the triggers that a migrated database lacks."""
    return [error for using in databases or () for error in _missing(connections[using])]


def _missing(connection: BaseDatabaseWrapper) -> Iterator[checks.CheckMessage]:
    if _TASKS not in connection.introspection.table_names():
        return
    present = _present(connection)
    for watch in WATCHES:
        for event in watch.events:
            if _name(watch, event) not in present:
                yield checks.Warning(
                    f"The trigger {_name(watch, event)} is missing: the index would not follow.",
                    hint="Run manage.py migrate, which installs it.",
                    id="archive.W001",
                )


def _present(connection: BaseDatabaseWrapper) -> set[str]:
    names = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger",
    }
    with connection.cursor() as cursor:
        cursor.execute(names[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def _name(watch: Watch, event: str) -> str:
    return f"outbox_{watch.table}_{event.lower()}"


def _write_sqlite(watch: Watch, event: str) -> Iterator[str]:
    name = _name(watch, event)
    yield f"DROP TRIGGER IF EXISTS {name}"
    yield f"CREATE TRIGGER {name} {_when(watch, event)} BEGIN {_note(watch, event)} END"


def _write_postgresql(watch: Watch, event: str) -> Iterator[str]:
    name = _name(watch, event)
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {_note(watch, event)} RETURN NULL; END $$"
    )
    yield f"CREATE OR REPLACE TRIGGER {name} {_when(watch, event)} EXECUTE FUNCTION {name}()"


def _when(watch: Watch, event: str) -> str:
    """Say at which changes a trigger runs; saving a row names columns that keep their value."""
    columns = f" OF {', '.join(watch.columns)}" if watch.columns else ""
    changed = " OR ".join(f"OLD.{column} <> NEW.{column}" for column in watch.columns)
    condition = f" WHEN ({changed})" if changed else ""
    return f"AFTER {event}{columns} ON {watch.table} FOR EACH ROW{condition}"


def _note(watch: Watch, event: str) -> str:
    """Put the articles of a row at the end of the outbox, each of them once.

    The new row has a new id: an indexer that deletes the one it has read does not lose it.
    """
    selects = [watch.articles.format(row=row) for row in _ROWS[event]]
    articles = " UNION ".join(selects)
    return (
        f"DELETE FROM {_TASKS} WHERE article_id IN ({articles}); "
        f"INSERT INTO {_TASKS} (article_id) {articles};"
    )
