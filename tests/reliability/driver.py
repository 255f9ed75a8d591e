"""Readers by the dozen: requests sent in a closed or an open loop, and what came of them."""

import asyncio
import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.reliability.client import Answer, Connection, ProtocolError

# Seconds that a reader waits at most.
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Request:
    """A page to ask for, what kind of page it is, and what must stand in it."""

    kind: str
    target: str
    sign: bytes

    def fault(self, answer: Answer) -> str:
        """Say what is wrong with an answer; empty when nothing is."""
        if answer.status != 200:
            return f"{self.kind}: status {answer.status}"
        return "" if self.sign in answer.body else f"{self.kind}: a page without its content"


@dataclass(slots=True)
class Outcome:
    """What came of many requests; latencies in seconds, by kind of page."""

    seconds: float = 0.0
    latencies: dict[str, list[float]] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def all_latencies(self) -> list[float]:
        return [one for latencies in self.latencies.values() for one in latencies]

    @property
    def answered(self) -> int:
        return sum(map(len, self.latencies.values()))

    @property
    def rate(self) -> float:
        """Right answers a second."""
        return self.answered / self.seconds if self.seconds else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that so great a share of all does not pass."""
    if not values:
        return math.nan
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


async def drive_closed(
    port: int,
    requests: Iterator[Request],
    *,
    connections: int,
    seconds: float,
    keep: bool = True,
) -> Outcome:
    """Have so many readers ask, each for its next page as soon as it has the last one."""
    outcome = Outcome()
    started = time.perf_counter()

    async def read() -> None:
        connection = Connection(port, keep=keep)
        while time.perf_counter() - started < seconds:
            await _ask(connection, next(requests), outcome, since=time.perf_counter())
        await connection.close()

    await asyncio.gather(*(read() for _ in range(connections)))
    outcome.seconds = time.perf_counter() - started
    return outcome


async def drive_open(
    port: int, requests: Iterator[Request], *, rate: float, seconds: float
) -> Outcome:
    """Ask at a fixed rate whatever comes back; an answer's time counts from when it was due."""
    outcome = Outcome()
    idle: list[Connection] = []
    started = time.perf_counter()

    async def read(request: Request, due: float) -> None:
        connection = idle.pop() if idle else Connection(port)
        await _ask(connection, request, outcome, since=due)
        idle.append(connection)

    async with asyncio.TaskGroup() as readers:
        for number in range(int(rate * seconds)):
            due = started + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            readers.create_task(read(next(requests), due))
    outcome.seconds = time.perf_counter() - started
    for connection in idle:
        await connection.close()
    return outcome


async def _ask(connection: Connection, request: Request, outcome: Outcome, since: float) -> None:
    try:
        async with asyncio.timeout(_PATIENCE):
            answer = await connection.get(request.target)
    except (OSError, ProtocolError, TimeoutError) as error:
        await connection.close()
        outcome.faults[f"{request.kind}: {type(error).__name__} {error}".strip()] += 1
        return
    fault = request.fault(answer)
    if fault:
        outcome.faults[fault] += 1
    else:
        outcome.latencies.setdefault(request.kind, []).append(time.perf_counter() - since)
