"""What came of a drive, in figures, and whether it is what the site promises."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from tests.reliability.driver import Outcome, percentile
from tests.reliability.processes import usage_of

# How many idle medians the 99th percentile may take at half of what can be served.
SLOWEST = 10.0
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured while readers asked in one way; times in milliseconds."""

    answered: int
    faults: dict[str, int]
    per_second: float
    median: float
    p95: float
    p99: float
    median_by_kind: dict[str, float]
    driver_cpu: float

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {one:.0f}" for kind, one in self.median_by_kind.items())
        errors = f"{sum(self.faults.values())} errors"
        return (
            f"{self.answered} answered, {errors}, {self.per_second:.1f} requests/s; "
            f"median {self.median:.1f} ms ({kinds}), 95th {self.p95:.1f}, 99th {self.p99:.1f}; "
            f"the driver took {self.driver_cpu:.2f} ms a request"
        )


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes that a process holds resident, and its own share of them."""

    rss: float
    pss: float


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run measured."""

    articles: int
    database: str
    connections: int
    driver: Figures
    idle: Figures
    closed: Figures
    open: Figures
    workers: tuple[Memory, ...]

    @property
    def slowness(self) -> float:
        """The 99th percentile at half the load, in idle medians."""
        return self.open.p99 / self.idle.median


def broken_promises(report: Report) -> list[str]:
    """Say what the site did not keep; nothing when all is well."""
    phases = {"idle": report.idle, "closed loop": report.closed, "open loop": report.open}
    broken = [f"{name}: {one.faults}" for name, one in phases.items() if one.faults]
    # What is no number is no promise kept either.
    if not report.slowness <= SLOWEST:
        broken.append(f"at half load the 99th percentile is {report.slowness:.1f} idle medians")
    return broken


def drive(driving: Coroutine[Any, Any, Outcome]) -> Figures:
    """Drive to the end, and count."""
    before = time.process_time()
    outcome = asyncio.run(driving)
    cpu = (time.process_time() - before) * 1000
    kinds = sorted(outcome.latencies.items())
    return Figures(
        answered=outcome.answered,
        faults=dict(outcome.faults),
        per_second=outcome.rate,
        median=_ms(outcome.all_latencies, 0.5),
        p95=_ms(outcome.all_latencies, 0.95),
        p99=_ms(outcome.all_latencies, 0.99),
        median_by_kind={kind: _ms(latencies, 0.5) for kind, latencies in kinds},
        driver_cpu=cpu / max(1, outcome.answered),
    )


def _ms(latencies: list[float], share: float) -> float:
    return percentile(latencies, share) * 1000


def memory_of(pid: int) -> Memory:
    usage = usage_of(pid)
    return Memory(rss=usage.rss / _MEGABYTE, pss=usage.pss / _MEGABYTE)
