"""Disks that fill up: a small one of memory where one can be mounted, else files that may not
grow."""

import resource
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_MEGABYTE = 1024 * 1024
_BALLAST = "ballast"


@cache
def can_mount() -> bool:
    """Say whether this process may mount a disk; in many containers even root may not."""
    with tempfile.TemporaryDirectory() as name:
        if not _mount(Path(name), 1):
            return False
        _unmount(Path(name))
        return True


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """Put a disk of so many megabytes, of memory, on an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    assert _mount(folder, megabytes)
    try:
        yield
    finally:
        _unmount(folder)


def fill(folder: Path) -> None:
    """Leave no room on the disk that a folder lies on; small disks only."""
    with (folder / _BALLAST).open("wb", buffering=0) as ballast:
        for size in (_MEGABYTE, 4096, 1):
            _write_all(ballast.write, b"\0" * size)


def make_room(folder: Path) -> None:
    (folder / _BALLAST).unlink()


@contextmanager
def no_growth(pids: Iterable[int], most: int) -> Iterator[None]:
    """Let processes write no further than so many bytes into any file, as a quota would."""
    kept = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
    for pid, (_soft, hard) in kept.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        for pid, limits in kept.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


def _write_all(write: Callable[[bytes], int], block: bytes) -> None:
    """Write until nothing more fits."""
    try:
        while write(block) == len(block):
            pass
    except OSError:
        return


def _mount(folder: Path, megabytes: int) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _unmount(folder: Path) -> None:
    # What a process still holds open goes when it ends.
    subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=True)
