"""Time that many may use, each a share of it; nothing is written down."""

import time
from collections.abc import Callable
from dataclasses import dataclass

Key = bytes

# What is under way counts for so many seconds until its cost is known.
_UNDER_WAY = 2.0


@dataclass(slots=True)
class _Account:
    """Seconds that are left, which may be fewer than none, at a moment."""

    left: float
    at: float
    under_way: int = 0


class Budgets:
    """Accounts that fill up by `rate` seconds a second until they hold `most` seconds.

    One that must be full by now is forgotten, and of very many those that were used last are kept.
    """

    def __init__(
        self,
        *,
        rate: float,
        most: float,
        longest: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rate, self._most, self._longest, self._clock = rate, most, longest, clock
        self._accounts: dict[Key, _Account] = {}

    def __len__(self) -> int:
        return len(self._accounts)

    def seconds_until_free(self, key: Key) -> float:
        """Return how long to wait before something may begin; 0.0 when it may now."""
        account = self._filled(key)
        lacking = account.under_way * _UNDER_WAY - account.left
        return max(0.0, lacking / self._rate)

    def begin(self, key: Key) -> None:
        account = self._filled(key)
        account.under_way += 1
        self._keep(key, account)

    def end(self, key: Key, cost: float) -> None:
        """Take what was used; the debt is no larger than a full account."""
        account = self._filled(key)
        account.under_way = max(0, account.under_way - 1)
        account.left = max(account.left - cost, -self._most)
        self._keep(key, account)

    def _filled(self, key: Key) -> _Account:
        """What an account holds by now; it is as it was until this one is kept in its place."""
        now = self._clock()
        account = self._accounts.get(key) or _Account(self._most, now)
        left = min(self._most, account.left + (now - account.at) * self._rate)
        return _Account(left, now, account.under_way)

    def _keep(self, key: Key, account: _Account) -> None:
        self._accounts.pop(key, None)
        self._accounts[key] = account
        surely_full = account.at - 2 * self._most / self._rate
        while True:
            oldest = next(iter(self._accounts))
            if self._accounts[oldest].at > surely_full and len(self._accounts) <= self._longest:
                break
            del self._accounts[oldest]
