"""Searches under way, and the time of a worker that they have used."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from math import ceil
from threading import Lock

from django.conf import settings

from archive.views.budgets import Budgets, Key

# Seconds of computing that may be used at once, and what those of a hard search count for.
_MOST = 10.0
_HARD_COUNTS = 6.0

# A page that refuses a search costs time as well: so much of it may be spent on them.
_SHARE_OF_PAGES, _MOST_OF_PAGES = 0.05, 0.5
_PAGES = b"pages"


def memory_minutes() -> int:
    """For how long an address is remembered: until its account must be full again."""
    return max(1, ceil(2 * _MOST * 100 / settings.SEARCH_SHARE / 60))


@dataclass(slots=True)
class Limiter:
    """The accounts of one worker: each gives an address, or a hard query, a share of its own time.

    They are kept under digests whose key dies with the worker.
    """

    share: float
    hard: float
    addresses: Budgets = field(init=False)
    queries: Budgets = field(init=False)
    pages: Budgets = field(
        default_factory=lambda: Budgets(rate=_SHARE_OF_PAGES, most=_MOST_OF_PAGES)
    )
    _secret: bytes = field(default_factory=lambda: os.urandom(32))
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.addresses = Budgets(rate=self.share, most=_MOST)
        self.queries = Budgets(rate=self.share, most=_MOST)

    def begin(self, *, address: str | None, query: str, is_file: bool = False) -> "Turn | float":
        """Let a search begin, or say for how many seconds it may not.

        No address is one that is not limited. Files of all hits take long by their nature: they
        count for what they cost, and who takes them away goes on searching.
        """
        payer = f"file {address}" if is_file else f"{address}"
        turn = Turn(
            self,
            address=None if address is None else self._key(payer),
            query=self._key(query),
            hard_counts=1.0 if is_file else _HARD_COUNTS,
        )
        with self._lock:
            wait = max(own.seconds_until_free(key) for own, key in turn.accounts())
            if wait > 0:
                return wait
            for own, key in turn.accounts():
                own.begin(key)
        return turn

    def end(self, turn: "Turn", seconds: float) -> None:
        """Take what a search cost; one that is easy costs its query nothing."""
        is_hard = seconds > self.hard
        cost = seconds * turn.hard_counts if is_hard else seconds
        with self._lock:
            if turn.address is not None:
                self.addresses.end(turn.address, cost)
            self.queries.end(turn.query, cost if is_hard else 0.0)

    def may_show_page(self) -> bool:
        """Say whether there is time for a page to those who are refused."""
        with self._lock:
            return not self.pages.seconds_until_free(_PAGES)

    def page_shown(self, seconds: float) -> None:
        with self._lock:
            self.pages.end(_PAGES, seconds)

    def _key(self, text: str) -> Key:
        words = text.encode("utf-8", "surrogatepass")
        return blake2b(words, key=self._secret, digest_size=16).digest()


@dataclass(slots=True)
class Turn:
    """One search under way, and the time it has used."""

    limiter: Limiter
    address: Key | None
    query: Key
    hard_counts: float
    seconds: float = 0.0
    _is_over: bool = False

    def accounts(self) -> Iterator[tuple[Budgets, Key]]:
        if self.address is not None:
            yield self.limiter.addresses, self.address
        yield self.limiter.queries, self.query

    def end(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.limiter.end(self, self.seconds)
