"""Kills the processes of a site at every moment; afterwards the index must equal the database."""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.reliability import commands
from tests.reliability.crash_crew import Crew, struck
from tests.reliability.differences import NO_DIFFERENCE, differences
from tests.reliability.installation import DATABASES, Installation, installed, server, wait_until
from tests.reliability.journal import Losses, compare
from tests.reliability.visitors import Stroller

# A page, "not now", or nobody there to answer.
_HONEST = {0, 200, 503}


@dataclass(frozen=True, slots=True)
class Report:
    """What was done to a site, and what became of it."""

    database: str
    kills: Counter[str]
    checked: dict[str, int]
    audited: dict[str, int]
    losses: Losses
    statuses: Counter[int]
    failures: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Everything that may not be, in words."""
        counts = {"lost": len(self.losses.lost), "rolled back, there": len(self.losses.undone)}
        counts |= {f"answers {n}": self.statuses[n] for n in self.statuses.keys() - _HONEST}
        faults = [f"{name}: {count}" for name, count in counts.items() if count]
        if not struck(self.kills):
            faults.append("nobody was killed at a named moment")
        return faults + differences(checked=self.checked, audited=self.audited) + self.failures


def crash(site: Installation, *, database: str, kills: int, seed: int) -> Report:
    """Work a site and kill its processes so many times; then let the indexer finish."""
    crew = Crew(site, Random(seed))
    crew.start()
    stroller = Stroller(site.url, ["الأمن", "شرطة -سيارة", "tag:tag"])
    wait_until(lambda: stroller.statuses[200] > 0)
    pauses = Random(seed)
    while _is_wanted(crew, kills):
        time.sleep(pauses.uniform(0.1, 0.8))
        crew.step()
    crew.stop()
    stroller.stop()
    site.drain()
    losses = compare(crew.journals, site.revisions())
    checked, audited = site.check(), site.audit()
    return Report(database, crew.kills, checked, audited, losses, stroller.statuses, crew.failures)


def _is_wanted(crew: Crew, kills: int) -> bool:
    """Say whether to go on: until one was killed at a named moment, but not without end."""
    done = crew.kills.total()
    enough = kills if struck(crew.kills) else 10 * kills
    return done < enough and not crew.failures


def describe(report: Report) -> str:
    """Say what was done and found, a fact a line."""
    lines = [f"{report.database}: {report.kills.total()} kills"]
    lines += [f"  {count:5d}  {kind}" for kind, count in sorted(report.kills.items())]
    lines.append(f"  {'':10} {'check_index':>12} {'audit':>6}")
    for name in ("articles", *NO_DIFFERENCE):
        checked = report.checked.get(name, "")
        lines.append(f"  {name:10} {checked!s:>12} {report.audited[name]:6d}")
    lines.append(f"  committed and kept {report.losses.kept}, lost {len(report.losses.lost)}")
    lines.append(f"  answers by status {dict(sorted(report.statuses.items()))}")
    return "\n".join([*lines, *(f"  FAULT {fault}" for fault in report.faults)])


def main(args: Sequence[str] | None = None) -> int:
    parser = ArgumentParser()
    parser.add_argument("--kills", type=int, default=200, help="for each database (200)")
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(args)
    databases = DATABASES if asked.database == "both" else (asked.database,)
    faults = 0
    for database in databases:
        with (
            server(database) as url,
            TemporaryDirectory(prefix="yaqaza-crash-") as folder,
            installed(Path(folder), url) as site,
        ):
            report = crash(site, database=database, kills=asked.kills, seed=asked.seed)
        sys.stdout.write(f"{describe(report)}\n\n")
        faults += len(report.faults)
    return bool(faults)


if __name__ == "__main__":
    commands.run(main)
