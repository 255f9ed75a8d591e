"""One indexer a database, be it on another machine."""

from django.db import connection

# Any number will do, as long as nothing else in the database takes it.
_KEY = 20_261_122

_HOLD = """
    SELECT CASE WHEN EXISTS (
        SELECT 1 FROM pg_locks
        WHERE locktype = 'advisory' AND objid = %(key)s AND pid = pg_backend_pid() AND granted
    ) THEN true ELSE pg_try_advisory_lock(%(key)s) END
"""


def hold_advisory_lock() -> bool:
    """On PostgreSQL, take the indexer's lock or go on holding it; say whether it is held.

    The server frees it when the session ends. SQLite is one file on one machine, where the
    indexer's lock on a file is enough.
    """
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, {"key": _KEY})
        held: bool = cursor.fetchone()[0]
        return held
