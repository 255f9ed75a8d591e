"""Work done side by side by processes."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.services.parts import PartError, do_parts

Report = Callable[[int], None]


def _double(part: int, report: Report) -> int:
    report(part)
    return 2 * part


def _fail(part: int, report: Report) -> int:
    raise ValueError(f"no part {part}")


def _die(part: int, report: Report) -> int:
    os._exit(9)


@pytest.mark.parametrize("processes", [1, 2, 7])
def test_every_part_is_done_once(processes: int) -> None:
    steps: list[int] = []

    results = list(do_parts(_double, [1, 2, 3, 4, 5], processes=processes, report=steps.append))

    assert sorted(results) == [2, 4, 6, 8, 10]
    assert sorted(steps) == [1, 2, 3, 4, 5]


def test_a_part_that_fails_says_why(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(PartError, match="ValueError: no part"):
        list(do_parts(_fail, [1, 2], processes=2, report=print))


def test_a_process_that_dies_is_noticed() -> None:
    with pytest.raises(PartError, match="ended before"):
        list(do_parts(_die, [1, 2], processes=2, report=print))


def test_processes_end_with_the_work_that_is_broken_off() -> None:
    def work(part: int, report: Report) -> int:
        report(os.getpid())
        time.sleep(60)
        return part

    heard: list[int] = []

    def stop(step: int) -> None:
        heard.append(step)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(do_parts(work, [1, 2], processes=2, report=stop))

    with pytest.raises(ProcessLookupError):
        os.kill(heard[0], 0)


def test_processes_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    def work(part: int, report: Report) -> int:
        (tmp_path / str(part)).write_text(str(os.getpid()))
        time.sleep(60)
        return part

    parent = os.fork()
    if parent == 0:
        try:
            list(do_parts(work, [1, 2], processes=2, report=print))
        finally:
            os._exit(1)
    try:
        children = [int(_wait_for(tmp_path / name)) for name in ("1", "2")]
    finally:
        os.kill(parent, signal.SIGKILL)
        os.waitpid(parent, 0)

    assert all(_ends(child) for child in children)


def _wait_for(path: Path) -> str:
    for _ in range(1000):
        if path.exists() and path.read_text():
            return path.read_text()
        time.sleep(0.01)
    raise AssertionError(f"{path} was not written")


def _ends(pid: int) -> bool:
    """Say whether a process ends within ten seconds; one that nobody waits for stays a zombie."""
    for _ in range(1000):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.01)
    return False
