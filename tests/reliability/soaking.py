"""Ordinary work on a site: readers, a curator and rebuilds at once, measured as it goes on."""

import asyncio
import sys
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import chain, count, cycle
from random import Random

from tests.reliability.curators import Curator, RefusedError
from tests.reliability.driver import Outcome, Request, drive_open
from tests.reliability.installation import ROOT
from tests.reliability.made import choices_of
from tests.reliability.mix import Choices, deal, read_choices
from tests.reliability.samples import Sample, sample_of
from tests.reliability.serving import Site

_REBUILDS = 6
_SAMPLES, _OFTEN, _SELDOM = 120, 0.5, 5.0
# How many articles of its own the curator leaves standing, and how many cards are asked for.
_OWN, _CARDS = 20, 20


@dataclass(frozen=True, slots=True)
class Work:
    """For how many seconds, how many pages a second, and how many saves and deletes a second."""

    seconds: float
    pages: float
    saves: float


@dataclass(slots=True)
class Worked:
    """What was done, what went wrong, and what was measured meanwhile."""

    read: Outcome = field(default_factory=Outcome)
    done: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    samples: list[Sample] = field(default_factory=list)


def work(site: Site, curator: Curator, asked: Work, *, articles: int) -> Worked:
    """Do it all at once to the end of the time."""
    worked = Worked()
    until = time.monotonic() + asked.seconds
    desk = _Desk(curator, articles)
    often = min(_SELDOM, max(_OFTEN, asked.seconds / _SAMPLES))

    async def curate() -> None:
        await asyncio.to_thread(desk.act, worked)

    async def rebuild() -> None:
        await _rebuild(site, worked)

    async def measure() -> None:
        processes = {
            "web": [site.web.popen.pid, *site.workers],
            "indexer": [site.indexer.popen.pid],
        }
        worked.samples.append(sample_of(processes, site.home.folder))

    async def read() -> None:
        requests = deal(_with_cards(read_choices(choices_of(site.home))))
        worked.read = await drive_open(site.port, requests, rate=asked.pages, seconds=asked.seconds)

    async def everything() -> None:
        await asyncio.gather(
            read(),
            _repeat(curate, every=1 / asked.saves, until=until),
            _repeat(rebuild, every=asked.seconds / _REBUILDS, until=until, first=False),
            _repeat(measure, every=often, until=until),
        )

    asyncio.run(everything())
    worked.faults.update(worked.read.faults)
    return worked


async def _repeat(
    act: Callable[[], Awaitable[None]], *, every: float, until: float, first: bool = True
) -> None:
    """Act again and again until a moment, once in so many seconds at most."""
    begun = time.monotonic() - (every if first else 0.0)
    while True:
        await asyncio.sleep(max(0.0, begun + every - time.monotonic()))
        if time.monotonic() >= until:
            return
        begun = time.monotonic()
        await act()


async def _rebuild(site: Site, worked: Worked) -> None:
    command = [sys.executable, "manage.py", "rebuild_index", "--noinput"]
    with (site.home.folder / "rebuilds.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=site.home.env, stdout=log, stderr=log
        )
        code = await process.wait()
    worked.done["rebuilds"] += 1
    if code:
        worked.faults[f"a rebuild ended with {code}"] += 1


def _with_cards(choices: Choices) -> Choices:
    """Ask for the share cards of a few articles as well."""
    articles = choices["article"][:_CARDS]
    cards = [Request("card", f"{one.target}card.png", b"PNG") for one in articles]
    return choices | {"browse": [*choices["browse"], *cards]}


class _Desk:
    """A curator who writes, changes and deletes in turn; only articles of its own are deleted."""

    def __init__(self, curator: Curator, articles: int) -> None:
        self._curator = curator
        self._articles = articles
        self._own: deque[int] = deque()
        self._numbers = count(1)
        self._random = Random(1)
        self._acts = cycle((self._add, self._change, self._delete))

    def act(self, worked: Worked) -> None:
        act = self._next_act()
        try:
            act(next(self._numbers))
        except (RefusedError, OSError) as error:
            worked.faults[f"{act.__name__.strip('_')}: {error}"] += 1
        else:
            worked.done["saves and deletes"] += 1

    def _next_act(self) -> Callable[[int], None]:
        """Choose whose turn it is; while too few are its own to delete one, it writes instead."""
        act = next(self._acts)
        return self._add if act == self._delete and len(self._own) <= _OWN else act

    def _add(self, number: int) -> None:
        headline = f"خبر جديد رقم {number}"
        body = "\n".join(chain((headline,), ("وقع هذا كله في يوم واحد من أيام الأرشيف.",) * 40))
        source = f"soak/{number}"
        added = self._curator.add(headline=headline, body=body, source=source, status="public")
        self._own.append(added)

    def _change(self, number: int) -> None:
        pk = self._random.randint(1, self._articles)
        self._curator.change(pk, byline=f"محرر {number}")

    def _delete(self, number: int) -> None:
        self._curator.delete(self._own.popleft())
