"""How long each step took, said when it is done."""

import time
from collections.abc import Callable

Say = Callable[[str], object]


class Steps:
    """Says one line a step, and what they took together."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._began = self._last = time.monotonic()

    def done(self, text: str) -> None:
        now = time.monotonic()
        self._say(f"{text} ({now - self._last:.1f} s)")
        self._last = now

    def end(self, text: str) -> None:
        self._say(f"{text} ({time.monotonic() - self._began:.1f} s in all)")
