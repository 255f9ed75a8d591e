"""What a large export costs: `.venv/bin/python -m tests.reliability.export --rows 100000`."""

import http.client
import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from tests.reliability import commands
from tests.reliability.groups import children_of
from tests.reliability.installation import Installation, watched
from tests.reliability.serving import port_of, shipped, start_web

MOST_MEGABYTES = 100.0

_WORD = "شرطة"
_PIECE = 65_536
_MEGABYTE = 1024 * 1024
# Seconds for which a worker is watched after its reader has left.
_WATCHED = 2.0


@dataclass(frozen=True, slots=True)
class Export:
    """One whole export: its lines, its size, how long it took, by how much the worker grew."""

    name: str
    lines: int
    megabytes: float
    seconds: float
    first_seconds: float
    processor_seconds: float
    grown_megabytes: float

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.lines} lines, {self.megabytes:.1f} MB in {self.seconds:.1f} s, "
            f"the first after {self.first_seconds:.2f} s, {self.processor_seconds:.1f} s of the "
            f"processor; the worker grew by {self.grown_megabytes:.1f} MB"
        )


@contextmanager
def large_site(rows: int, folder: Path) -> Iterator["LargeSite"]:
    """Serve an archive in which one search finds so many articles: one worker, and no limit."""
    with watched(shipped(folder, WEB_CONCURRENCY="1", SEARCH_SHARE="100")) as home:
        home.manage("migrate", "--verbosity", "0")
        home.script("export_fill", str(rows))
        home.manage("rebuild_index", "--noinput")
        home.manage("prepare", "--no-demo")
        web = start_web(home)
        (worker,) = children_of(web.popen.pid)
        yield LargeSite(home, worker)


@dataclass(frozen=True, slots=True)
class LargeSite:
    """A site with one worker."""

    home: Installation
    worker: int

    def export(self, name: str) -> Export:
        """Take a whole export; what the worker holds for any search is not counted."""
        self._ask("/").read()
        before, used = self._forget_peak(), self._processor_seconds()
        started = time.monotonic()
        response = self._ask(f"/{name}")
        size, first_seconds, lines = len(response.read(1)), time.monotonic() - started, 0
        while piece := response.read(_PIECE):
            lines += piece.count(b"\n")
            size += len(piece)
        return Export(
            name,
            lines,
            megabytes=size / _MEGABYTE,
            seconds=time.monotonic() - started,
            first_seconds=first_seconds,
            processor_seconds=self._processor_seconds() - used,
            grown_megabytes=max(0, self._memory("VmHWM") - before) / _MEGABYTE,
        )

    def leave(self, name: str) -> float:
        """Leave after the first piece; return the processor's seconds that were used after."""
        response = self._ask(f"/{name}")
        response.read(_PIECE)
        response.close()
        used = self._processor_seconds()
        time.sleep(_WATCHED)
        return self._processor_seconds() - used

    def _ask(self, path: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", port_of(self.home), timeout=120)
        connection.request("GET", f"{path}?q={quote(_WORD)}", headers={"Connection": "close"})
        response = connection.getresponse()
        assert response.status == 200, response.read()
        return response

    def _forget_peak(self) -> int:
        Path(f"/proc/{self.worker}/clear_refs").write_text("5")
        return self._memory("VmRSS")

    def _memory(self, name: str) -> int:
        lines = Path(f"/proc/{self.worker}/status").read_text().splitlines()
        fields = dict(line.split(":", 1) for line in lines)
        return int(fields[name].split()[0]) * 1024

    def _processor_seconds(self) -> float:
        fields = Path(f"/proc/{self.worker}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def main(args: list[str]) -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args(args).rows
    with TemporaryDirectory() as folder, large_site(rows, Path(folder)) as site:
        exports = [site.export("search.csv"), site.export("search.json")]
        left = site.leave("search.csv")
    for export in exports:
        sys.stdout.write(f"{export}\n")
    sys.stdout.write(f"left after the first piece: {left:.2f} s of the processor after that\n")
    return int(any(export.grown_megabytes > MOST_MEGABYTES for export in exports))


if __name__ == "__main__":
    commands.run(main)
