"""A SQLite database copied out with SQLite's own backup, and put in its place."""

import gzip
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from django.db import connections

from archive.services.backups.manifest import Contents
from archive.services.backups.package import CHUNK, HashingWriter
from archive.services.backups.rows import read_contents
from archive.services.errors import ServiceError

# The next levels take several times as long for a tenth less.
_LEVEL = 1
_PATIENCE = 20.0
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class SqliteSnapshot:
    """A copy that nobody else has open."""

    path: Path

    def contents(self) -> Contents:
        with _opened(self.path, "mode=ro&immutable=1") as connection:
            return _contents_of(connection)

    def write_to(self, writer: HashingWriter) -> None:
        with (
            self.path.open("rb") as source,
            gzip.GzipFile("", "wb", _LEVEL, fileobj=writer, mtime=0) as packed,
        ):
            shutil.copyfileobj(source, packed, CHUNK)


@dataclass(frozen=True, slots=True)
class SqliteStore:
    """The file of the site's database, wherever the settings say that it lies."""

    alias: str
    vendor: ClassVar[str] = "sqlite"

    @property
    def path(self) -> Path:
        return Path(connections[self.alias].settings_dict["NAME"])

    @contextmanager
    def snapshot(self, scratch: Path) -> Iterator[SqliteSnapshot]:
        """Copy in one step: in several, each write of another process would begin it anew.

        Writers go on meanwhile, into the log beside the file.
        """
        copy = scratch / "database.sqlite3"
        with _opened(self.path, "mode=rw") as source, _opened(copy, "mode=rwc") as target:
            # Whatever a power cut would break is thrown away anyhow.
            target.execute("PRAGMA synchronous=OFF")
            source.backup(target)
        yield SqliteSnapshot(copy)

    def refuse_tables(self) -> None:
        if not self.path.exists():
            return
        with _opened(self.path, "mode=rw") as connection:
            if _tables_of(connection):
                raise ServiceError(
                    f"{self.path} has tables; a backup is restored into an empty one"
                )

    def load(self, packed: Path) -> None:
        unpacked = packed.with_suffix("")
        try:
            with gzip.open(packed) as source, unpacked.open("xb") as target:
                shutil.copyfileobj(source, target, CHUNK)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ServiceError(f"{packed.name} of the backup is damaged") from error
        packed.unlink()
        self.clear()
        shutil.move(unpacked, self.path)

    def contents(self) -> Contents:
        with _opened(self.path, "mode=rw") as connection:
            return _contents_of(connection)

    def clear(self) -> None:
        connections[self.alias].close()
        for path in (self.path, *(Path(f"{self.path}{suffix}") for suffix in _BESIDE)):
            path.unlink(missing_ok=True)


@contextmanager
def _opened(path: Path, how: str) -> Iterator[sqlite3.Connection]:
    """Open a file and close it; every text is read as the bytes that it is."""
    try:
        address = f"{path.absolute().as_uri()}?{how}"
        with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as connection:
            connection.text_factory = bytes
            yield connection
    except sqlite3.Error as error:
        raise ServiceError(f"{path}: {error}") from error


def _tables_of(connection: sqlite3.Connection) -> list[str]:
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [name.decode() for (name,) in listed]
    return [name for name in names if not name.startswith("sqlite_")]


def _contents_of(connection: sqlite3.Connection) -> Contents:
    tables = _tables_of(connection)
    if "django_migrations" not in tables:
        raise ServiceError("the database has no tables of the archive")
    return read_contents(connection.execute, tables, select='SELECT * FROM "{table}"')
