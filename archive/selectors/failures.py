"""Which errors mean that the database cannot be used, whatever was asked of it."""

from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError

# A table or a column that is not there yet, as PostgreSQL says it
_UNMIGRATED = {"42P01", "42703"}


def is_unusable(error: BaseException) -> bool:
    """Say whether the database is locked, full, damaged, away or not migrated."""
    if isinstance(error, ProgrammingError):
        return getattr(error.__cause__, "sqlstate", "") in _UNMIGRATED
    # A file that is no database, or a damaged one, comes as the bare class.
    return isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError


def reason_of(error: BaseException) -> str:
    """Say what happened; only the first line, for others quote the statement and its words."""
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0]}" if said else type(error).__name__
