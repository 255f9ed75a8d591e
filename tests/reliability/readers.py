"""Readers who ask while something happens to the processes that answer them."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from tests.reliability.driver import Outcome, drive_closed
from tests.reliability.installation import Installation
from tests.reliability.made import choices_of
from tests.reliability.mix import deal, read_choices
from tests.reliability.serving import port_of

READERS = 6
_BEFORE = 1.0


@contextmanager
def asking(home: Installation, *, seconds: float, keep: bool = False) -> Iterator[Future[Outcome]]:
    """Have readers ask for seconds, each one page at a time; give what comes of it.

    A reader who keeps no connection asks each page once only: what is lost is counted.
    """
    requests = deal(read_choices(choices_of(home)))
    driving = drive_closed(port_of(home), requests, connections=READERS, seconds=seconds, keep=keep)
    with ThreadPoolExecutor(max_workers=1) as pool:
        outcome = pool.submit(asyncio.run, driving)
        time.sleep(_BEFORE)
        yield outcome
