"""The load run: that it measures, and that it says what was not kept."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reliability.figures import Figures, Memory, Report, broken_promises
from tests.reliability.installation import ROOT

pytestmark = pytest.mark.timeout(240)

_FIGURES = Figures(100, {}, 10.0, 20.0, 60.0, 100.0, {"search": 20.0}, 0.5)
_REPORT = Report(60, "sqlite", 8, _FIGURES, _FIGURES, _FIGURES, _FIGURES, (Memory(100.0, 80.0),))


def test_a_small_load_is_measured(tmp_path: Path) -> None:
    given = "--articles 60 --connections 8 --seconds 2 --json --folder".split()
    command = [sys.executable, "-m", "tests.reliability.load", *given, str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    for phase in ("driver", "idle", "closed", "open"):
        assert report[phase]["faults"] == {}
        assert report[phase]["answered"] > 0
    assert len(report["workers"]) == 2
    assert done.returncode == bool(report["broken"])


def test_nothing_is_said_when_all_is_kept() -> None:
    assert broken_promises(_REPORT) == []


def test_an_error_breaks_the_promise() -> None:
    report = replace(_REPORT, closed=replace(_FIGURES, faults={"search: status 500": 1}))

    assert broken_promises(report) == ["closed loop: {'search: status 500': 1}"]


@pytest.mark.parametrize("p99", [201.0, float("nan")])
def test_slow_pages_at_half_load_break_the_promise(p99: float) -> None:
    report = replace(_REPORT, open=replace(_FIGURES, p99=p99))

    assert len(broken_promises(report)) == 1
