"""What processes hold, as Linux tells it."""

from dataclasses import dataclass
from pathlib import Path

_KILOBYTE = 1024
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Usage:
    """Resident memory in bytes, its own share of it, what of it is no file's, and what is open."""

    rss: int
    pss: int
    anonymous: int
    files: int
    maps: int
    deleted_maps: int


def usage_of(pid: int) -> Usage:
    """Say what a process holds; raises OSError when there is no such process."""
    folder = _PROC / str(pid)
    rollup = dict(
        line.split(":", 1)
        for line in (folder / "smaps_rollup").read_text().splitlines()
        if ":" in line and " kB" in line
    )
    mapped = (folder / "maps").read_text().splitlines()
    return Usage(
        rss=_bytes(rollup["Rss"]),
        pss=_bytes(rollup["Pss"]),
        anonymous=_bytes(rollup["Anonymous"]),
        files=len(list((folder / "fd").iterdir())),
        maps=len(mapped),
        deleted_maps=sum(line.endswith("(deleted)") for line in mapped),
    )


def _bytes(amount: str) -> int:
    return int(amount.split()[0]) * _KILOBYTE
