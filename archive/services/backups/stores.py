"""What a backup asks of a database, and who answers for which."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import ClassVar, Protocol

from django.db import DEFAULT_DB_ALIAS, connections

from archive.services.backups.manifest import Contents
from archive.services.backups.package import HashingWriter
from archive.services.backups.postgresql import PostgresqlStore
from archive.services.backups.sqlite import SqliteStore


class Snapshot(Protocol):
    """The database as it was at one moment, while others go on writing."""

    def contents(self) -> Contents: ...

    def write_to(self, writer: HashingWriter) -> None: ...


class Store(Protocol):
    """The site's database: copied out, or loaded while it is empty."""

    vendor: ClassVar[str]

    def snapshot(self, scratch: Path) -> AbstractContextManager[Snapshot]: ...

    def refuse_tables(self) -> None: ...

    def load(self, packed: Path) -> None: ...

    def contents(self) -> Contents: ...

    def clear(self) -> None: ...


def site_store() -> Store:
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "postgresql":
        return PostgresqlStore(DEFAULT_DB_ALIAS)
    return SqliteStore(DEFAULT_DB_ALIAS)
