"""Four processes that save and delete while the indexer follows: errors, times, and the lag."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reliability.installation import DATABASES, Installation, installed, server, wait_until
from tests.reliability.stints import READY, percentile, read_result

_WRITERS = 4


@dataclass(frozen=True, slots=True)
class Race:
    """What the writers met, in seconds, and what the index held when all was done."""

    saves: list[float] = field(default_factory=list)
    deletes: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    audited: dict[str, int] = field(default_factory=dict)

    @property
    def is_equal(self) -> bool:
        """Whether the index holds what the database does."""
        names = ("missing", "orphaned", "stale")
        counts = [counted[name] for counted in (self.checked, self.audited) for name in names]
        return not any(counts) and self.audited["duplicates"] == 0


def race(site: Installation, *, seconds: float, pause: float) -> Race:
    """Let the writers work for some seconds, then let the indexer finish."""
    outs = [site.folder / f"racer-{number}.json" for number in range(_WRITERS)]
    probe_out = site.folder / "probe.json"
    indexer = site.start("manage", "run_indexer")
    rest = ("--pause", str(pause), "--out")
    writers = [site.start("race_writer", out.stem, *rest, str(out), name=out.stem) for out in outs]
    probe = site.start("race_probe", "--out", str(probe_out))
    wait_until(lambda: all(READY in process.said for process in (*writers, probe)))
    time.sleep(seconds)
    for process in (*writers, probe, indexer):
        assert process.end() == 0, process.said
    site.drain()
    found = [read_result(out) for out in outs]
    return Race(
        saves=[save for one in found for save in one["saves"]],
        deletes=[delete for one in found for delete in one["deletes"]],
        errors=[error for one in found for error in one["errors"]],
        lags=read_result(probe_out)["lags"],
        checked=site.check(),
        audited=site.audit(),
    )


def describe(found: Race, *, seconds: float) -> str:
    """Say what was met, a fact a line."""
    changes = len(found.saves) + len(found.deletes)
    lines = [
        f"  changes   {changes} ({changes / seconds:.0f} a second), errors {len(found.errors)}",
        f"  saves     median {percentile(found.saves, 50) * 1e3:.1f} ms,"
        f" 95 % within {percentile(found.saves, 95) * 1e3:.1f} ms,"
        f" longest {max(found.saves, default=0) * 1e3:.0f} ms",
        f"  lag       median {percentile(found.lags, 50):.2f} s,"
        f" longest {max(found.lags, default=0):.2f} s, of {len(found.lags)}",
        f"  check     {found.checked}",
        f"  audit     {found.audited}",
    ]
    return "\n".join(lines)


def main(args: Sequence[str] | None = None) -> int:
    parser = ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between two changes")
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    asked = parser.parse_args(args)
    databases = DATABASES if asked.database == "both" else (asked.database,)
    faults = 0
    for database in databases:
        with (
            server(database) as url,
            TemporaryDirectory(prefix="yaqaza-race-") as folder,
            installed(Path(folder), url) as site,
        ):
            found = race(site, seconds=asked.seconds, pause=asked.pause)
        sys.stdout.write(f"{database}\n{describe(found, seconds=asked.seconds)}\n")
        faults += len(found.errors) + (not found.is_equal)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
