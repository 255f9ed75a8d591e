"""Four processes that save and delete while the indexer follows: errors, times, and the lag."""

import math
import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reliability import commands
from tests.reliability.differences import differences
from tests.reliability.driver import percentile
from tests.reliability.installation import DATABASES, Installation, installed, server, wait_until
from tests.reliability.stints import READY, read_result

_WRITERS = 4
# In seconds: what 95 % of the saves may take, and the index to follow a change.
_SAVE, _LAG, _LAG_AT_FULL_LOAD = 0.1, 5.0, 15.0


@dataclass(frozen=True, slots=True)
class Race:
    """What the writers met, in seconds, and what the index held when all was done."""

    saves: list[float] = field(default_factory=list)
    deletes: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    audited: dict[str, int] = field(default_factory=dict)

    def broken_promises(self, *, pause: float) -> list[str]:
        """Say what was not kept; under full load saves may take their time."""
        slow = percentile(self.saves, 0.95)
        longest, most = max(self.lags, default=math.nan), _LAG if pause else _LAG_AT_FULL_LOAD
        broken = [*self.errors, *differences(checked=self.checked, audited=self.audited)]
        # What is no number, for nothing was done, is no promise kept either.
        if not slow <= (_SAVE if pause else math.inf):
            broken.append(f"95 % of {len(self.saves)} saves within {slow * 1e3:.0f} ms")
        if not longest <= most:
            broken.append(f"the longest lag of {len(self.lags)} is {longest:.1f} s")
        return broken


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
        f"  saves     median {percentile(found.saves, 0.5) * 1e3:.1f} ms,"
        f" 95 % within {percentile(found.saves, 0.95) * 1e3:.1f} ms,"
        f" longest {max(found.saves, default=0) * 1e3:.0f} ms",
        f"  lag       median {percentile(found.lags, 0.5):.2f} s,"
        f" longest {max(found.lags, default=0):.2f} s, of {len(found.lags)}",
        f"  check     {found.checked}",
        f"  audit     {found.audited}",
    ]
    return "\n".join(lines)


def main(args: Sequence[str] | None = None) -> int:
    parser = ArgumentParser(description=__doc__, epilog=_EPILOG)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.05, help=_PAUSE)
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    asked = parser.parse_args(args)
    databases = DATABASES if asked.database == "both" else (asked.database,)
    broken: list[str] = []
    for database in databases:
        with (
            server(database) as url,
            TemporaryDirectory(prefix="yaqaza-race-") as folder,
            installed(Path(folder), url) as site,
        ):
            found = race(site, seconds=asked.seconds, pause=asked.pause)
        sys.stdout.write(f"{database}\n{describe(found, seconds=asked.seconds)}\n")
        broken += [f"{database}: {one}" for one in found.broken_promises(pause=asked.pause)]
    for promise in broken:
        sys.stderr.write(f"not kept: {promise}\n")
    return bool(broken)


_PAUSE = "seconds between two changes of a writer: 0.05 as of a curator's script, 0 for full load"
_EPILOG = (
    f"Fails at an error, at a difference, when 95 % of the saves take more than {_SAVE * 1e3:.0f}"
    f" ms, and when the index follows a change after more than {_LAG:.0f} s. Under full load the"
    f" time of saves is told and not judged, and the index has {_LAG_AT_FULL_LOAD:.0f} s."
)

if __name__ == "__main__":
    commands.run(main)
