"""The processes of a site that is killed again and again, and started anew each time."""

import os
import signal
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.reliability.crash_points import INDEXER, REBUILD, Moment
from tests.reliability.groups import children_of, members_of
from tests.reliability.installation import Installation, Process, wait_until
from tests.reliability.launch import BEGUN
from tests.reliability.visitors import fetch

WRITERS = ("writer-1", "writer-2", "writer-3", "writer-4")
_AT_RANDOM = ", at random"
_MOMENTS: dict[str, tuple[Moment, ...]] = {"indexer": INDEXER, "rebuild": REBUILD}
# How often the indexer and a rebuild are started so that they die at a named moment; the first
# ones are.
_ARMED = 0.6
# How much likelier than a writer somebody is to be killed.
_SHARES = {"indexer": 4, "rebuild": 4, "web": 2}
# How often a single web worker is killed, and not all of the site.
_WORKER_ALONE = 0.85
# One that has not reached the moment of its death by then is killed like the others.
_PATIENCE = 12.0


def struck(kills: Counter[str]) -> int:
    """Count the kills at named moments."""
    return sum(count for kind, count in kills.items() if not kind.endswith(_AT_RANDOM))


@dataclass(slots=True)
class Member:
    """A running process, the moment it waits for, and when it was started."""

    process: Process
    moment: str
    started: float
    works: bool = False

    @property
    def age(self) -> float:
        return time.monotonic() - self.started


class Crew:
    """Writers, web workers, an indexer and now and then a rebuild."""

    def __init__(self, installation: Installation, random: Random) -> None:
        self._installation, self._random = installation, random
        self._members: dict[str, Member] = {}
        self._groups: list[int] = []
        self.kills: Counter[str] = Counter()
        self.failures: list[str] = []

    @property
    def journals(self) -> list[Path]:
        return [self._journal(name) for name in WRITERS]

    def start(self) -> None:
        for role in ("web", *WRITERS, "indexer"):
            self._start(role)
        web = self._members["web"]
        wait_until(lambda: self._is_at_work("web", web))

    def step(self) -> None:
        """See who has died, start him again, and kill another one that is at work."""
        for role, member in list(self._members.items()):
            if member.process.popen.poll() is not None:
                self._bury(role, member)
            else:
                member.works = member.works or self._is_at_work(role, member)
        if "rebuild" not in self._members and self._random.random() < 0.2:
            self._start("rebuild")
        ready = [role for role, member in self._members.items() if _may_be_killed(member)]
        if ready:
            shares = [_SHARES.get(role, 1) for role in ready]
            self._kill(self._random.choices(ready, shares)[0])

    def stop(self) -> None:
        """End everybody as an operator does; nobody may fail or leave a process behind."""
        for role, member in self._members.items():
            if role == "rebuild" and member.process.popen.poll() is None:
                member.process.kill()
            else:
                self._expect(role, member, member.process.end(), stopped=True)
        self._members.clear()
        wait_until(lambda: not any(map(members_of, self._groups)), 20)

    def _is_at_work(self, role: str, member: Member) -> bool:
        if role == "web":
            return fetch(f"{self._installation.url}/about/").status == 200
        return BEGUN in member.process.said

    def _kill(self, role: str) -> None:
        popen = self._members[role].process.popen
        alone = self._random.random() < (_WORKER_ALONE if role == "web" else 0.5)
        workers = children_of(popen.pid)
        if role == "web" and alone and workers:
            with suppress(ProcessLookupError):  # it ended by itself
                os.kill(self._random.choice(workers), signal.SIGKILL)
                self.kills[f"web worker{_AT_RANDOM}"] += 1
            return
        # The port is free when the whole group of web workers is gone.
        with suppress(ProcessLookupError):
            (os.kill if alone and role != "web" else os.killpg)(popen.pid, signal.SIGKILL)
        popen.wait()
        self.kills[f"{role.partition('-')[0]}{_AT_RANDOM}"] += 1
        self._restart(role)

    def _bury(self, role: str, member: Member) -> None:
        code = member.process.wait()
        if member.moment and code == -signal.SIGKILL:
            self.kills[f"{role}, {member.moment}"] += 1
        else:
            self._expect(role, member, code)
        self._restart(role)

    def _expect(self, role: str, member: Member, code: int, *, stopped: bool = False) -> None:
        """Take note of an end that nobody wished; one told to stop may have been starting."""
        wished = {0, -signal.SIGTERM} if stopped else {0}
        if code not in wished | ({-signal.SIGKILL} if member.moment else set()):
            self.failures.append(f"{role} ended with {code}: {member.process.said[-1500:]}")

    def _restart(self, role: str) -> None:
        del self._members[role]
        if role != "rebuild":
            self._start(role)

    def _start(self, role: str) -> None:
        moment, die = self._draw_moment(role)
        member = Member(self._launch(role, die), moment, time.monotonic())
        self._groups.append(member.process.popen.pid)
        self._members[role] = member

    def _draw_moment(self, role: str) -> tuple[str, str]:
        is_first = not self.kills
        if role not in _MOMENTS or not (is_first or self._random.random() < _ARMED):
            return "", ""
        moment = self._random.choice(_MOMENTS[role])
        return moment.name, str(moment.draw(self._random))

    def _launch(self, role: str, die: str) -> Process:
        site = self._installation
        match role:
            case "web":
                return site.serve()
            case "indexer":
                return site.start("manage", "run_indexer", die=die, name=role)
            case "rebuild":
                return site.start("manage", "rebuild_index", "--noinput", die=die, name=role)
        seed = str(self._random.randrange(1 << 30))
        journal = str(self._journal(role))
        return site.start("crash_writer", role, "--journal", journal, "--seed", seed, name=role)

    def _journal(self, name: str) -> Path:
        return self._installation.folder / f"{name}.journal"


def _may_be_killed(member: Member) -> bool:
    return member.age > _PATIENCE if member.moment else member.works
