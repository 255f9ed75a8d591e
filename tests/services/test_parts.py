"""Work done side by side by processes."""

import os
import time
from collections.abc import Callable

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
