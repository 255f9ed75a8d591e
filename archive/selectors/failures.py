"""Which errors mean that the database cannot be used, whatever was asked of it."""

import sqlite3

from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError

# A table or a column that is not there yet, as PostgreSQL says it
_UNMIGRATED = {"42P01", "42703"}
# What SQLite says of its file; of a statement that is wrong it says so by other codes.
_OF_FILE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOTADB,
}
_KIND = 0xFF  # the rest of a code tells more of the same kind


def is_unusable(error: BaseException) -> bool:
    """Say whether the database is locked, full, damaged, away or not migrated."""
    if isinstance(error, ProgrammingError):
        return getattr(error.__cause__, "sqlstate", "") in _UNMIGRATED
    if isinstance(error.__cause__, sqlite3.Error):
        return _is_of_file(error.__cause__)
    # A file that is no database, or a damaged one, comes as the bare class.
    return isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError


def _is_of_file(error: sqlite3.Error) -> bool:
    kind = getattr(error, "sqlite_errorcode", 0) & _KIND
    is_unmigrated = kind == sqlite3.SQLITE_ERROR and str(error).startswith("no such table")
    return kind in _OF_FILE or is_unmigrated


def reason_of(error: BaseException) -> str:
    """Say what happened; only the first line, for others quote the statement and its words."""
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0]}" if said else type(error).__name__
