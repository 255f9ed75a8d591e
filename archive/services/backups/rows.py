"""The hash of a table: equal when the rows are equal, in whatever order they are read."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

from archive.services.backups.manifest import Contents, TableState

# Asks for rows in SQL; all that a database is read with here.
Ask = Callable[[str], Iterator[tuple[object, ...]]]

_BITS = 256


def read_contents(ask: Ask, tables: Iterable[str], *, select: str) -> Contents:
    """Read every row; tables are named as SQL wants them, and stand for {table} in the select."""
    migrations = ask("SELECT app || '.' || name FROM django_migrations")
    return Contents(
        migrations=tuple(sorted(_text(name) for (name,) in migrations)),
        tables={table: hash_rows(ask(select.format(table=table))) for table in sorted(tables)},
    )


def hash_rows(rows: Iterable[tuple[object, ...]]) -> TableState:
    """Add up the rows' hashes: two equal rows count twice, as they should."""
    total = count = 0
    for row in rows:
        digest = sha256(b"".join(map(_netstring, row))).digest()
        total += int.from_bytes(digest, "big")
        count += 1
    return TableState(rows=count, sha256=f"{total % 2**_BITS:064x}")


def _netstring(value: object) -> bytes:
    """Write a value so that no two rows are written alike: its kind, its length and its bytes."""
    if isinstance(value, bytes):
        return b"b%d:%b" % (len(value), value)
    if value is None:
        return b"-"
    raw = str(value).encode()
    return b"%b%d:%b" % (type(value).__name__.encode(), len(raw), raw)


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
