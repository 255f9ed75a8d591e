"""The figures of gunicorn's workers, kept in files that all of them can read.

A file is a memory map: room for it is taken when it is made, since a map that finds none later ends
its process. What a worker that has ended had counted is added to a file of the dead, so that
neither the counts fall nor the files become more and more.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_KINDS = ("counter", "histogram")
_ROOM = 1024 * 1024
# What a figure takes beside its name
_BESIDE = 32
# No process has this number.
_DEAD = 0


def begin(folder: Path) -> None:
    """Start to count anew, in the process that will start the workers; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.db"):
        path.unlink()
    for kind in _KINDS:
        _make(folder / f"{kind}_{_DEAD}.db")
    go_on(folder)


def go_on(folder: Path) -> None:
    """Add to what has been counted; the library asks for the folder when it is imported."""
    os.environ[_VARIABLE] = str(folder)


def prepare_worker(folder: Path, pid: int) -> None:
    """Take the room that a worker needs; without it the worker counts for itself alone."""
    from prometheus_client import values

    try:
        for kind in (*_KINDS, "gauge_liveall"):
            _make(folder / f"{kind}_{pid}.db")
    except OSError:
        values.ValueClass = values.MutexValue
        _remove(folder, pid)


def bury_worker(folder: Path, pid: int) -> None:
    """Add what a worker has counted to what the dead have counted; raises OSError, or
    RuntimeError where a file is damaged."""
    with _locked(folder):
        for kind in _KINDS:
            _add(folder / f"{kind}_{pid}.db", to=folder / f"{kind}_{_DEAD}.db")
        _remove(folder, pid)


def _make(path: Path) -> None:
    with path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, _ROOM)


def _add(source: Path, *, to: Path) -> None:
    from prometheus_client.mmap_dict import MmapedDict

    if not source.exists() or not to.exists():
        return
    counted = list(MmapedDict.read_all_values_from_file(str(source)))
    known = list(MmapedDict.read_all_values_from_file(str(to)))
    if sum(len(key) + _BESIDE for key in {key for key, *_ in [*counted, *known]}) > _ROOM:
        return  # only with far more pages than there are
    dead = MmapedDict(str(to))
    try:
        for key, value, _, _ in counted:
            dead.write_value(key, dead.read_value(key)[0] + value, 0)
    finally:
        dead.close()


def _remove(folder: Path, pid: int) -> None:
    for path in folder.glob(f"*_{pid}.db"):
        path.unlink(missing_ok=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep readers from counting a worker twice."""
    with (folder / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
