"""The triggers that note changed articles in the outbox, in the SQL of SQLite and PostgreSQL."""

from collections.abc import Iterator

from archive.models import IndexTask
from archive.services.watches import WATCHES, Watch

PREFIX = "outbox_"

# Names of the triggers that work.
PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE pg_table_is_visible(pg_class.oid) AND tgenabled <> 'D'"
    ),
}

# In PostgreSQL a trigger calls a function, here one of its own that bears its name.
DROP = {
    "sqlite": "DROP TRIGGER IF EXISTS {name}",
    "postgresql": "DROP FUNCTION IF EXISTS {name}() CASCADE",
}

_TASKS = IndexTask._meta.db_table
_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}

# Where many write at once, rows that another transaction holds stay beside the new ones. An
# article that is noted twice is indexed twice; two that wait for each other are both lost.
_NOTED_BEFORE = {
    "sqlite": "article_id IN ({articles})",
    "postgresql": (
        f"id IN (SELECT id FROM {_TASKS} WHERE article_id IN ({{articles}}) FOR UPDATE SKIP LOCKED)"
    ),
}


def trigger_statements(vendor: str) -> dict[str, list[str]]:
    """Give all triggers by name, with the statements that install each."""
    write = {"sqlite": _write_sqlite, "postgresql": _write_postgresql}[vendor]
    return {name: statements for watch in WATCHES for name, statements in write(watch)}


def note_statements(vendor: str, articles: str) -> list[str]:
    """Put articles at the end of the outbox, each of them once.

    The new row has a new id: an indexer that deletes the one it has read does not lose it.
    """
    return [
        f"DELETE FROM {_TASKS} WHERE {_NOTED_BEFORE[vendor].format(articles=articles)};",
        f"INSERT INTO {_TASKS} (article_id) {articles};",
    ]


def _write_sqlite(watch: Watch) -> Iterator[tuple[str, list[str]]]:
    for event in watch.events:
        name = _name(watch, event)
        note = " ".join(note_statements("sqlite", _articles(watch, event)))
        making = f"CREATE TRIGGER {name} {_when(watch, event)} BEGIN {note} END"
        yield name, [DROP["sqlite"].format(name=name), making]


def _write_postgresql(watch: Watch) -> Iterator[tuple[str, list[str]]]:
    for event in watch.events:
        name = _name(watch, event)
        yield name, _call(name, _when(watch, event), _articles(watch, event))
    if watch.all_articles:
        name = _name(watch, "TRUNCATE")
        when = f"BEFORE TRUNCATE ON {watch.table} FOR EACH STATEMENT"
        yield name, _call(name, when, watch.all_articles)


def _call(name: str, when: str, articles: str) -> list[str]:
    """Let a trigger call its function, which finds our tables while a dump is restored, too."""
    note = " ".join(note_statements("postgresql", articles))
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
        f"SET search_path FROM CURRENT AS $$ BEGIN {note} RETURN NULL; END $$",
        f"CREATE OR REPLACE TRIGGER {name} {when} EXECUTE FUNCTION {name}()",
    ]


def _name(watch: Watch, event: str) -> str:
    return f"{PREFIX}{watch.table}_{event.lower()}"


def _when(watch: Watch, event: str) -> str:
    """Say at which changes a trigger runs; saving a row names columns that keep their value."""
    columns = f" OF {', '.join(watch.columns)}" if watch.columns else ""
    changed = " OR ".join(f"OLD.{column} <> NEW.{column}" for column in watch.columns)
    condition = f" WHEN ({changed})" if changed else ""
    return f"AFTER {event}{columns} ON {watch.table} FOR EACH ROW{condition}"


def _articles(watch: Watch, event: str) -> str:
    return " UNION ".join(watch.articles.format(row=row) for row in _ROWS[event])
