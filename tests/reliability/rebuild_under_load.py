"""A rebuild while readers search and writers write: every search finds what it has to find."""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reliability import commands
from tests.reliability.differences import differences
from tests.reliability.driver import percentile
from tests.reliability.installation import (
    DATABASES,
    Installation,
    Process,
    installed,
    server,
    wait_until,
)
from tests.reliability.stints import READY, read_result
from tests.reliability.visitors import fetch

READERS, _WRITERS = 8, 2


@dataclass(slots=True)
class Load:
    """What readers and writers met; the outcomes of searches are counted by name."""

    by_reader: dict[str, Counter[str]] = field(default_factory=dict)
    saves: list[float] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def outcomes(self) -> Counter[str]:
        """How the searches of all readers went."""
        return sum(self.by_reader.values(), Counter[str]())

    @property
    def not_right(self) -> int:
        return self.outcomes.total() - self.outcomes["right"]

    @property
    def broken_promises(self) -> list[str]:
        """Say what was not kept; where nobody searched or saved, nothing was."""
        broken = list(self.errors)
        if self.not_right or not self.outcomes:
            broken.append(f"searches: {dict(self.outcomes)}")
        if not self.saves:
            broken.append("nothing was saved")
        return broken


def fill(site: Installation, articles: int) -> Path:
    """Make the articles that stay; return the file that says where their words stand."""
    expected = site.folder / "expected.json"
    site.ask("rebuild_fill", str(articles), "--expected", str(expected))
    site.ask("manage", "rebuild_index", "--noinput")
    return expected


@contextmanager
def load(
    site: Installation, expected: Path, *, pause: float = 0.05, readers: int = READERS
) -> Iterator[Load]:
    """Search and write for as long as the block lasts; half of the readers ask the site."""
    found = Load()
    serving = [site.serve(), site.start("manage", "run_indexer")]
    wait_until(lambda: fetch(f"{site.url}/about/").status == 200)
    searching = list(_start_readers(site, expected, readers))
    names = [f"racer-{number}" for number in range(_WRITERS)]
    rest = ("--pause", str(pause))
    writers = [_start(site, "race_writer", name, name, *rest) for name in names]
    probe = _start(site, "race_probe", "probe")
    wait_until(lambda: all(READY in one.said for one in (*searching, *writers, probe)))
    time.sleep(1)
    yield found
    for process in (*searching, *writers, probe, *reversed(serving)):
        assert process.end() == 0, process.said
    for name in names:
        result = read_result(site.folder / f"{name}.json")
        found.saves += result["saves"]
        found.errors += result["errors"]
    for process in searching:
        result = read_result(site.folder / f"{process.name}.json")
        found.by_reader[process.name] = Counter(result["outcomes"])
    found.lags += read_result(site.folder / "probe.json")["lags"]


def _start_readers(site: Installation, expected: Path, count: int) -> Iterator[Process]:
    for number in range(count):
        url = ["--url", site.url] if number % 2 else []
        yield _start(site, "rebuild_reader", f"reader-{number}", "--expected", str(expected), *url)


def _start(site: Installation, script: str, name: str, *args: str) -> Process:
    out = site.folder / f"{name}.json"
    return site.start(script, *args, "--out", str(out), name=name)


def measure(
    site: Installation, articles: int, *, pause: float, readers: int = READERS
) -> tuple[Load, float]:
    """Rebuild under load; return what was met and how long the rebuild took."""
    expected = fill(site, articles)
    with load(site, expected, pause=pause, readers=readers) as found:
        seconds = _seconds_of(lambda: site.manage("rebuild_index", "--noinput"))
    site.drain()
    return found, seconds


def _seconds_of(act: Callable[[], object]) -> float:
    started = time.monotonic()
    act()
    return time.monotonic() - started


def describe(found: Load, seconds: float) -> str:
    """Say what was met, a fact a line."""
    lines = [
        f"  rebuild   {seconds:.1f} s",
        f"  searches  {found.outcomes.total()}, not right {found.not_right}:"
        f" {dict(found.outcomes)}",
        f"  saves     {len(found.saves)}, errors {len(found.errors)},"
        f" 95 % within {percentile(found.saves, 0.95) * 1e3:.1f} ms",
        f"  lag       median {percentile(found.lags, 0.5):.2f} s,"
        f" longest {max(found.lags, default=0):.2f} s, of {len(found.lags)}",
    ]
    return "\n".join(lines)


def main(args: Sequence[str] | None = None) -> int:
    parser = ArgumentParser()
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between two changes")
    asked = parser.parse_args(args)
    with (
        server(asked.database) as url,
        TemporaryDirectory(prefix="yaqaza-rebuild-") as folder,
        installed(Path(folder), url) as site,
    ):
        found, seconds = measure(site, asked.articles, pause=asked.pause)
        checked, audited = site.check(), site.audit()
    sys.stdout.write(f"{asked.database}, {asked.articles} articles\n{describe(found, seconds)}\n")
    sys.stdout.write(f"  check     {checked}\n  audit     {audited}\n")
    broken = [*found.broken_promises, *differences(checked=checked, audited=audited)]
    for promise in broken:
        sys.stderr.write(f"not kept: {promise}\n")
    return bool(broken)


if __name__ == "__main__":
    commands.run(main)
