"""Locks and files that hold what they promise."""

import os
import signal
import time
from pathlib import Path

import pytest

from archive.search.engines.files import (
    LockedError,
    is_locked,
    let_go_of_inherited_locks,
    locked,
    write_durably,
)


def test_one_at_a_time_holds_a_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"

    with locked(path), pytest.raises(LockedError), locked(path, wait=0.05):
        pass

    with locked(path):
        assert is_locked(path)
    assert not is_locked(path)


def test_looking_at_a_lock_keeps_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    is_locked(path)

    with locked(path):
        assert path.exists()


def test_a_child_does_not_keep_its_parents_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    letting_go, let_go = os.pipe()
    with locked(path):
        child = os.fork()
        if child == 0:
            let_go_of_inherited_locks()
            os.write(let_go, b"x")
            time.sleep(60)
            os._exit(0)
        os.read(letting_go, 1)

    held = is_locked(path)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

    assert not held


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_durably(path, "old")

    def fail(descriptor: int) -> None:
        raise OSError("no room")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="no room"):
            write_durably(path, "new")

    assert path.read_text() == "old"
    write_durably(path, "newer")
    assert path.read_text() == "newer"
