"""A long reading leaves nothing of the database's file in memory."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from archive.selectors import mapped_pages

pytestmark = pytest.mark.django_db

MAPPED = 1_048_576


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BaseDatabaseWrapper]:
    """A database of SQLite in a file that is mapped."""
    options = {"init_command": f"PRAGMA mmap_size={MAPPED}"}
    engine = "django.db.backends.sqlite3"
    handler = ConnectionHandler(
        {"default": {"ENGINE": engine, "NAME": tmp_path / "file", "OPTIONS": options}}
    )
    with closing(handler["default"]) as connection:
        monkeypatch.setattr(mapped_pages, "connection", connection)
        yield connection


def mapped(connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA mmap_size")
        return int(cursor.fetchone()[0])


def test_nothing_is_mapped_until_it_ends(file: BaseDatabaseWrapper) -> None:
    with mapped_pages.pages_given_back():
        within = mapped(file)

    assert (within, mapped(file)) == (0, MAPPED)


def test_a_reading_that_is_broken_off_ends_too(file: BaseDatabaseWrapper) -> None:
    reading = mapped_pages.pages_given_back()
    reading.__enter__()

    reading.__exit__(GeneratorExit, GeneratorExit(), None)

    assert mapped(file) == MAPPED
