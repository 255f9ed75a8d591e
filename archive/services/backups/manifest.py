"""What a backup says of itself: where it comes from, and what each table and file has to be."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from archive.services.errors import ServiceError

FORMAT = 1
MEMBER = "manifest.json"
# Under which name the database goes in.
DATABASES = {"sqlite": "database.sqlite3.gz", "postgresql": "database.pgdump"}

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class TableState:
    """How many rows a table has, and a hash of them all in which their order counts for nothing."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FileState:
    """How many bytes a file has, and their hash."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds; a migration is written "archive.0001_initial"."""

    migrations: tuple[str, ...]
    tables: dict[str, TableState]

    @property
    def row_count(self) -> int:
        return sum(table.rows for table in self.tables.values())


@dataclass(frozen=True, slots=True)
class Manifest:
    """The last member of a backup: a file that was cut short has none."""

    made_at: str
    vendor: str
    contents: Contents
    files: dict[str, FileState]


def write_manifest(manifest: Manifest) -> bytes:
    data = {
        "format": FORMAT,
        "made_at": manifest.made_at,
        "database": manifest.vendor,
        "migrations": manifest.contents.migrations,
        "tables": {name: asdict(state) for name, state in manifest.contents.tables.items()},
        "files": {name: asdict(state) for name, state in manifest.files.items()},
    }
    return json.dumps(data, indent=1).encode()


def read_manifest(raw: bytes) -> Manifest:
    """Read a manifest that anybody may have written."""
    try:
        data = json.loads(raw)
        if data["format"] != FORMAT:
            raise ServiceError(f"expected a backup of format {FORMAT}, got {data['format']!r}")
        return Manifest(
            made_at=_word(data["made_at"]),
            vendor=_word(data["database"]),
            contents=Contents(
                migrations=tuple(_word(name) for name in data["migrations"]),
                tables=_read_all(data["tables"], _table),
            ),
            files=_read_all(data["files"], _file),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ServiceError("the manifest of the backup cannot be read") from error


def _read_all(data: Any, read: Callable[[Any], Thing]) -> dict[str, Thing]:
    return {_word(name): read(state) for name, state in data.items()}


def _table(data: Any) -> TableState:
    return TableState(rows=_count(data["rows"]), sha256=_word(data["sha256"]))


def _file(data: Any) -> FileState:
    return FileState(size=_count(data["size"]), sha256=_word(data["sha256"]))


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {type(value).__name__}")
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(f"expected a number from 0, got {value!r}")
    return value
