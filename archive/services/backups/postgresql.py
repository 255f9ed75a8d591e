"""A PostgreSQL database copied out and in with the server's own programs."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, ClassVar, cast

from django.db import Error, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.services.backups.manifest import Contents
from archive.services.backups.package import CHUNK, HashingWriter
from archive.services.backups.rows import read_contents
from archive.services.errors import ServiceError

_DEBIAN = Path("/usr/lib/postgresql")
_BATCH = 1000

# Ours are all tables but the system's and those that an extension brings along.
_TABLES = """
SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
"""
_FUNCTIONS = """
SELECT DISTINCT tgfoid::regprocedure::text FROM pg_trigger WHERE NOT tgisinternal
"""
# A row written as text, whatever a session likes its dates and numbers to look like.
_ROW = "SELECT ROW(whole.*)::text FROM {table} AS whole"
_PLAIN = (
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "SET LOCAL timezone = 'UTC'",
    "SET LOCAL datestyle = 'ISO, YMD'",
    "SET LOCAL intervalstyle = 'postgres'",
    "SET LOCAL extra_float_digits = 3",
    "SET LOCAL bytea_output = 'hex'",
)


@dataclass(frozen=True, slots=True)
class PostgresqlSnapshot:
    """A transaction that sees one moment, and the name by which pg_dump sees the same."""

    connection: BaseDatabaseWrapper

    def tables(self) -> list[str]:
        return [str(name) for (name,) in self._ask(_TABLES)]

    def contents(self) -> Contents:
        tables = self.tables()
        if "django_migrations" not in tables:
            raise ServiceError("the database has no tables of the archive")
        return read_contents(self._ask, tables, select=_ROW)

    def write_to(self, writer: HashingWriter) -> None:
        ((name,),) = self._ask("SELECT pg_export_snapshot()")
        arguments = ["--format=custom", "--compress=1", f"--snapshot={name}"]
        with (
            tempfile.TemporaryFile() as said,
            _started("pg_dump", arguments, self.connection, said) as program,
        ):
            shutil.copyfileobj(cast(IO[bytes], program.stdout), writer, CHUNK)
            _finish(program, said)

    def _ask(self, query: str) -> Iterator[tuple[object, ...]]:
        with self.connection.chunked_cursor() as cursor:
            cursor.execute(query)
            while rows := cursor.fetchmany(_BATCH):
                yield from rows


@dataclass(frozen=True, slots=True)
class PostgresqlStore:
    """The database that DATABASE_URL names."""

    alias: str
    vendor: ClassVar[str] = "postgresql"

    @contextmanager
    def snapshot(self, scratch: Path) -> Iterator[PostgresqlSnapshot]:
        connection = connections.create_connection(self.alias)
        try:
            connection.set_autocommit(False)
            with connection.cursor() as cursor:
                for statement in _PLAIN:
                    cursor.execute(statement)
            yield PostgresqlSnapshot(connection)
        except Error as error:
            raise ServiceError(f"the database cannot be read: {_line(str(error))}") from error
        finally:
            connection.close()

    def refuse_tables(self) -> None:
        with self.snapshot(Path()) as snapshot:
            if snapshot.tables():
                raise ServiceError(
                    "the database has tables; a backup is restored into an empty one"
                )

    def load(self, packed: Path) -> None:
        """Load in one transaction, as this user's: who owned what elsewhere may not be known."""
        connection = connections[self.alias]
        arguments = ["--single-transaction", "--no-owner", "--no-privileges", "--exit-on-error"]
        arguments += [f"--dbname={connection.settings_dict['NAME']}", str(packed)]
        with (
            tempfile.TemporaryFile() as said,
            _started("pg_restore", arguments, connection, said) as program,
        ):
            _finish(program, said)

    def contents(self) -> Contents:
        with self.snapshot(Path()) as snapshot:
            return snapshot.contents()

    def clear(self) -> None:
        """Drop what was loaded, which is all that there is: the database was empty before."""
        connections[self.alias].close()
        with transaction.atomic(self.alias), connections[self.alias].cursor() as cursor:
            cursor.execute(_FUNCTIONS)
            functions = [name for (name,) in cursor.fetchall()]
            cursor.execute(_TABLES)
            for (table,) in cursor.fetchall():
                cursor.execute(f"DROP TABLE IF EXISTS {table} CASCADE")
            for function in functions:
                cursor.execute(f"DROP FUNCTION IF EXISTS {function} CASCADE")


def find_program(name: str) -> str:
    """Find a program of PostgreSQL: the one on PATH, else Debian's newest."""
    if found := shutil.which(name):
        return found
    installed = [path for path in _DEBIAN.glob(f"*/bin/{name}") if os.access(path, os.X_OK)]
    if not installed:
        raise ServiceError(f"{name} is not installed; it comes with PostgreSQL's client programs")
    return str(max(installed, key=_version))


def _version(path: Path) -> list[int]:
    return [int(part) for part in path.parents[1].name.split(".") if part.isdecimal()]


@contextmanager
def _started(
    name: str, arguments: list[str], connection: BaseDatabaseWrapper, said: IO[bytes]
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program, and end it when what reads it fails."""
    command = [find_program(name), "--no-password", *arguments]
    program = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=said, env={**os.environ, **_access(connection)}
    )
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


def _access(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Say in the environment who asks which database: other users can read a command line."""
    settings: dict[str, Any] = connection.settings_dict
    _command, env = connection.client.settings_to_cmd_args_env(settings, [])
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGDATABASE": "NAME"}
    given = {name: str(settings[key]) for name, key in named.items() if settings.get(key)}
    return {**given, **(env or {}), "LC_MESSAGES": "C"}


def _finish(program: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    if program.wait() != 0:
        said.seek(0)
        raise ServiceError(_line(said.read().decode(errors="replace")) or "the program ended early")


def _line(text: str) -> str:
    """Keep one line of what a program or the server said: the first that tells of an error."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if "error" in line.lower()), lines[0] if lines else "")
