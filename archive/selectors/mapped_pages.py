"""Long readings of a database that do not gather its file in the process's memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def pages_given_back() -> Iterator[None]:
    """SQLite maps what it reads, and every page that was read once stays; here its pages pass
    through a small cache of its own instead."""
    if connection.vendor != "sqlite":
        yield
        return
    mapped = _pragma("PRAGMA mmap_size")
    _pragma("PRAGMA mmap_size = 0")
    try:
        yield
    finally:
        _pragma(f"PRAGMA mmap_size = {mapped}")


def _pragma(statement: str) -> int:
    """Run a statement; a database in memory has no file and answers nothing."""
    with connection.cursor() as cursor:
        row = cursor.execute(statement).fetchone()
    return int(row[0]) if row else 0
