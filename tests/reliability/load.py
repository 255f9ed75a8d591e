"""How many readers the site serves: `.venv/bin/python -m tests.reliability.load`."""

import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import repeat
from pathlib import Path

from tests.browser.server import free_port, wait_for
from tests.reliability import commands
from tests.reliability.driver import drive_closed, drive_open
from tests.reliability.figures import Figures, Report, broken_promises, drive, memory_of
from tests.reliability.installation import DATABASES, ROOT
from tests.reliability.made import KEPT, choices_of, made_articles
from tests.reliability.mix import Choices, deal, read_choices
from tests.reliability.nothing import REQUEST
from tests.reliability.serving import Site, serving

# Seconds, at most.
_WARM_UP, _IDLE, _DRIVER = 10.0, 15.0, 3.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What to measure; seconds are those of each of the two long loops."""

    articles: int
    connections: int
    seconds: float
    database: str


def main(args: list[str]) -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    parser.add_argument("--folder", type=Path, default=KEPT, help="where the articles are kept")
    parser.add_argument("--json", action="store_true", help="print JSON for scripts")
    given = vars(parser.parse_args(args))
    as_json, folder = given.pop("json"), given.pop("folder")
    report = _measure_in(folder, Asked(**given))
    broken = broken_promises(report)
    _say(json.dumps({**asdict(report), "broken": broken}) if as_json else _in_words(report))
    for promise in broken:
        sys.stderr.write(f"not kept: {promise}\n")
    return 1 if broken else 0


def _measure_in(kept: Path, asked: Asked) -> Report:
    """Serve the articles that are kept for this size, as shipped, and measure."""
    folder = kept / f"{asked.database}-{asked.articles}"
    driver = _measure_driver(asked)
    with (
        made_articles(asked.articles, database=asked.database, folder=folder) as home,
        serving(home) as site,
    ):
        return _measure(site, read_choices(choices_of(home)), asked, driver)


def _measure(site: Site, choices: Choices, asked: Asked, driver: Figures) -> Report:
    """Ask until all is warm, then alone, all at once, and at half the rate that this gave."""

    def closed(connections: int, seconds: float, seed: int) -> Figures:
        requests = deal(choices, seed=seed)
        return drive(drive_closed(site.port, requests, connections=connections, seconds=seconds))

    closed(asked.connections, min(_WARM_UP, asked.seconds), 1)
    idle = closed(1, min(_IDLE, asked.seconds), 2)
    full = closed(asked.connections, asked.seconds, 3)
    memory = tuple(memory_of(pid) for pid in site.workers)
    due, rate = deal(choices, seed=4), full.per_second / 2
    half = drive(drive_open(site.port, due, rate=rate, seconds=asked.seconds))
    return Report(
        asked.articles, asked.database, asked.connections, driver, idle, full, half, memory
    )


def _measure_driver(asked: Asked) -> Figures:
    """Drive a server that does nothing, to tell the driver's cost from the site's."""
    with _nothing() as port:
        seconds = min(_DRIVER, asked.seconds)
        requests = repeat(REQUEST)
        return drive(drive_closed(port, requests, connections=asked.connections, seconds=seconds))


@contextmanager
def _nothing() -> Iterator[int]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.nothing", str(port)], cwd=ROOT
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/", server)
        yield port
    finally:
        server.kill()
        server.wait()


def _in_words(report: Report) -> str:
    lines = [
        f"{report.articles:,} articles on {report.database}, {len(report.workers)} workers",
        f"a server that does nothing: {report.driver}",
        f"one connection: {report.idle}",
        f"{report.connections} connections: {report.closed}",
        f"half of that rate, as due: {report.open}",
        f"the 99th percentile there is {report.slowness:.1f} idle medians",
    ]
    lines += [
        f"a worker holds {memory.rss:.0f} MB, its own share {memory.pss:.0f} MB"
        for memory in report.workers
    ]
    return "\n".join(lines)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    commands.run(main)
