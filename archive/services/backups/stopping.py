"""A request to stop, turned into what ends the work in order."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_REQUESTS = (signal.SIGTERM, signal.SIGHUP)
# What a shell adds to the number of a signal that ended a program.
_BY_SIGNAL = 128


@contextmanager
def stopped_in_order() -> Iterator[None]:
    """Let a signal raise inside, so that what was begun is taken back."""
    kept = {number: signal.signal(number, _stop) for number in _REQUESTS}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(_BY_SIGNAL + number)
