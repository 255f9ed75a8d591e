"""Keep the index equal to the database."""

import fcntl
import logging
import signal
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, close_old_connections
from whoosh.index import LockError

from archive.services.indexing import index_pending
from archive.services.triggers import check_triggers

logger = logging.getLogger("archive.indexer")

# Seconds between two looks at an empty outbox, and after a failure.
_IDLE = 0.3
_AFTER_FAILURE = 5.0


class Command(BaseCommand):
    help = "Index what changed, until told to stop; with --once, until nothing is left."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is left")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if missing := check_triggers([DEFAULT_DB_ALIAS]):
            raise CommandError(f"{missing[0].msg} {missing[0].hint}")
        self._stopped = False
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        with _only_indexer(settings.INDEXER_LOCK):
            if once:
                while not self._stopped and index_pending():
                    pass
            else:
                self._run()

    def _run(self) -> None:
        logger.info("the indexer has started")
        while not self._stopped:
            time.sleep(self._wait())
        logger.info("the indexer has stopped")

    def _wait(self) -> float:
        """Index one batch; return for how many seconds to wait before the next."""
        try:
            close_old_connections()
            return 0.0 if index_pending() else _IDLE
        except (DatabaseError, OSError, LockError) as error:
            logger.error("not indexed, the outbox keeps it: %s", error)
        except Exception:
            # An article that cannot be prepared must not end the site that runs beside.
            logger.exception("not indexed, the outbox keeps it")
        return _AFTER_FAILURE

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopped = True


@contextmanager
def _only_indexer(path: Path) -> Iterator[None]:
    """Hold the lock that one indexer at a time can hold; the system frees it when it dies."""
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(f"another indexer holds {path}") from error
        yield
