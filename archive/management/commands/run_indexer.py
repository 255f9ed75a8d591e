"""Keep the index equal to the database."""

import logging
import os
import signal
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection

from archive.management.failures import INDEX_FAILURES
from archive.models import IndexTask
from archive.search.engines.files import LockedError, locked
from archive.search.executor.layout import LayoutError
from archive.services.advisory_lock import hold_advisory_lock
from archive.services.checking import check_analysis
from archive.services.documents import index_backend
from archive.services.indexing import index_pending
from archive.services.rebuilding import rebuild
from archive.services.triggers import check_triggers

logger = logging.getLogger("archive.indexer")

# Seconds to wait after a batch, between two looks at an empty outbox, and after a failure.
_AT_ONCE = 0.0
_IDLE = 0.3
_AFTER_FAILURE = 5.0
_OTHER = "another indexer works on this database"
_TO_BE_TRIED_AGAIN = (DatabaseError, *INDEX_FAILURES)


class _StoppedError(Exception):
    """The indexer was told to stop amid a rebuild."""


class Command(BaseCommand):
    help = "Index what changed, until told to stop; with --once, until nothing is left."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is left")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if missing := check_triggers([DEFAULT_DB_ALIAS]):
            raise CommandError(f"{missing[0].msg} {missing[0].hint}")
        IndexTask.objects.exists()  # a database without outbox is said before all else
        self._stopped = False
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        try:
            with locked(settings.INDEXER_LOCK):
                if not hold_advisory_lock():
                    raise CommandError(_OTHER)
                if once:
                    self._run_once()
                else:
                    self._run()
        except LockedError as error:
            raise CommandError(f"another indexer is at work: {error}") from error
        except _StoppedError:
            logger.info("the indexer was stopped amid a rebuild")

    def _run_once(self) -> None:
        try:
            while not self._stopped and self._step() == _AT_ONCE:
                pass
        except _TO_BE_TRIED_AGAIN as error:
            if self._stopped:
                return
            raise CommandError(f"not indexed, the outbox keeps it: {error}") from error

    def _run(self) -> None:
        logger.info("the indexer has started")
        for warning in check_analysis():
            logger.warning("%s %s", warning.msg, warning.hint)
        while not self._stopped:
            time.sleep(self._wait())
        logger.info("the indexer has stopped")

    def _wait(self) -> float:
        """Index one batch; return for how many seconds to wait before the next."""
        try:
            return self._step()
        except _StoppedError:
            return _AT_ONCE
        except _TO_BE_TRIED_AGAIN as error:
            if self._stopped:
                return _AT_ONCE
            logger.error("not indexed, the outbox keeps it: %s", error)
        except Exception:
            # A fault of our own must not end the site that runs beside.
            logger.exception("not indexed, the outbox keeps it")
        connection.close_if_unusable_or_obsolete()
        return _AFTER_FAILURE

    def _step(self) -> float:
        if not hold_advisory_lock():
            raise LockedError(_OTHER)
        self._build_if_missing()
        try:
            return _AT_ONCE if index_pending() else _IDLE
        except LayoutError as error:
            logger.error("the index is damaged and is built anew: %s", error)
            rebuild(processes=_processes(), report=self._go_on)
            return _AT_ONCE

    def _build_if_missing(self) -> None:
        if not index_backend().exists():
            logger.warning("there is no index that can be read: it is built")
            rebuild(processes=_processes(), report=self._go_on)

    def _go_on(self, step: int, total: int) -> None:
        if self._stopped:
            raise _StoppedError
        # The processes of a rebuild were started with the connection closed, and the lock gone.
        if not hold_advisory_lock():
            raise LockedError(_OTHER)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopped = True


def _processes() -> int:
    return os.cpu_count() or 1
