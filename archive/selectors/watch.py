"""Checks that are made beside the request that asks for them, which waits only so long."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock, Thread

from django.db import DEFAULT_DB_ALIAS, connections

from archive.selectors.health import (
    Check,
    Fact,
    count_articles,
    look_at_database,
    look_at_disk,
    look_at_index,
    look_at_migrations,
    look_at_outbox,
)

# Seconds within which there is an answer, whatever hangs.
DEADLINE = 0.8
# How long a check's own connection waits: in seconds, and in PostgreSQL's milliseconds. The library
# of PostgreSQL waits two seconds at least for a host that does not answer at all.
_ON_SQLITE = {"timeout": 0.25, "init_command": ""}
_ON_POSTGRESQL = {"connect_timeout": 2}
_LIMITS = "-c lock_timeout=500 -c statement_timeout=700"

HEALTH: tuple[Mapping[str, Check], ...] = (
    {"database": look_at_database, "outbox": look_at_outbox, "migrations": look_at_migrations},
    {"disk": look_at_disk, "index": look_at_index},
)
FIGURES: tuple[Mapping[str, Check], ...] = (
    {"database": look_at_database, "outbox": look_at_outbox, "articles": count_articles},
    {"disk": look_at_disk, "index": look_at_index},
)


class Watch:
    """Makes checks, each group of them in a thread; who asks meanwhile waits for the same round.

    So however much hangs, and however often it is asked, there is one thread for each group.
    """

    def __init__(self, groups: Sequence[Mapping[str, Check]]) -> None:
        self._groups = groups
        self._lock = Lock()
        self._round = _Round([])

    def look(self, seconds: float = DEADLINE) -> dict[str, Fact]:
        """Return what is found within so many seconds; what is not found is missing."""
        with self._lock:
            if self._round.is_over():
                self._round = _Round(self._groups)
                self._round.start()
            current = self._round
        return current.wait(seconds)


class _Round:
    def __init__(self, groups: Sequence[Mapping[str, Check]]) -> None:
        self._facts: dict[str, Fact] = {}
        self._threads = [Thread(target=self._make, args=[group], daemon=True) for group in groups]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def is_over(self) -> bool:
        return not any(thread.is_alive() for thread in self._threads)

    def wait(self, seconds: float) -> dict[str, Fact]:
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return dict(self._facts)

    def _make(self, group: Mapping[str, Check]) -> None:
        _be_impatient()
        try:
            for name, check in group.items():
                self._facts[name] = check()
        finally:
            connections[DEFAULT_DB_ALIAS].close()


def _be_impatient() -> None:
    """Give this thread a connection of its own, which gives up soon and makes no database."""
    own = connections[DEFAULT_DB_ALIAS].copy()
    options = own.settings_dict["OPTIONS"]
    if own.vendor == "sqlite":
        own.settings_dict["NAME"] = _read_only(str(own.settings_dict["NAME"]))
        options.update(_ON_SQLITE)
    else:
        # What the address asks for stays; of two limits the last one counts.
        limits = f"{options.get('options', '')} {_LIMITS}".strip()
        options.update(_ON_POSTGRESQL, options=limits)
    connections[DEFAULT_DB_ALIAS] = own


def _read_only(name: str) -> str:
    """Name a file so that SQLite does not make it anew where it has vanished."""
    is_file = not name.startswith(("file:", ":memory:"))
    return f"{Path(name).absolute().as_uri()}?mode=ro" if is_file else name
