"""The soak: that it works, and that what grows is seen."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.installation import ROOT
from tests.reliability.samples import Sample, growth_of, over_limits

_MOST = 0.05


@pytest.mark.timeout(240)
def test_a_short_soak_ends_well(tmp_path: Path) -> None:
    """So short a time is all warm-up: growth is no finding in it."""
    given = "--minutes 0.4 --articles 60 --most-growth 400 --folder".split()
    command = [sys.executable, "-m", "tests.reliability.soak", *given, str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 faults" in done.stdout
    assert "web rss: " in done.stdout


def _samples(name: str, *values: float) -> list[Sample]:
    return [{name: value} for value in values for _ in range(4)]


@pytest.mark.parametrize("name", ["web rss", "web pss", "indexer rss", "indexer anonymous"])
def test_memory_that_grows_is_seen(name: str) -> None:
    growth = growth_of(_samples(name, 50.0, 100.0, 102.0, 104.0, 106.0))

    assert [one.name for one in over_limits(growth, _MOST)] == [name]


def test_growth_before_all_is_warm_is_none() -> None:
    growth = growth_of(_samples("web rss", 50.0, 100.0, 101.0, 100.0, 101.0))

    assert over_limits(growth, _MOST) == []


def test_open_files_that_pile_up_are_seen() -> None:
    growth = growth_of(_samples("web files", 30, 30, 40, 50, 60))

    assert [one.name for one in over_limits(growth, _MOST)] == ["web files"]


def test_a_kept_connection_more_is_no_leak() -> None:
    growth = growth_of(_samples("web files", 30, 30, 31, 33, 34))

    assert over_limits(growth, _MOST) == []


def test_what_keeps_every_version_may_grow() -> None:
    growth = growth_of(_samples("database", 1, 2, 3, 4, 5))

    assert over_limits(growth, _MOST) == []
