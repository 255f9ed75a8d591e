"""Files that outlive a power cut, and locks that do not outlive their process."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage

# Seconds between two looks at a lock that another holds.
_LOOK = 0.02
_held: set[int] = set()


class LockedError(Exception):
    """Another process, or another thread, holds a lock."""


@contextmanager
def locked(path: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Hold a lock that one at a time can hold; the system frees it when the process dies.

    Raises LockedError when it is still held after `wait` seconds.
    """
    end = time.monotonic() + wait
    with path.open("a") as file:
        while not _try(file.fileno(), fcntl.LOCK_EX):
            if time.monotonic() >= end:
                raise LockedError(f"another process holds {path}")
            time.sleep(_LOOK)
        _held.add(file.fileno())
        try:
            yield
        finally:
            _held.discard(file.fileno())


def let_go_of_inherited_locks() -> None:
    """In a child by fork, leave the locks to the parent alone: they end when it does."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


def is_locked(path: Path) -> bool:
    """Say whether somebody holds a lock."""
    with path.open("a") as file:
        return not _try(file.fileno(), fcntl.LOCK_SH)


def write_durably(path: Path, text: str) -> None:
    """Put a file in place whole, or leave what was there."""
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class DurableStorage(FileStorage):
    """Whoosh's files; what a table of contents names is on disk before the table is in place."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._created: set[str] = set()

    def create_file(self, name: str, **options: Any) -> Any:
        self._created.add(name)
        return super().create_file(name, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        folder = Path(self.folder)
        for path in (folder / name for name in self._created):
            if path.exists():
                sync(path)
        self._created.clear()
        super().rename_file(oldname, newname, safe)
        sync(folder)


def _try(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
