"""A site whose processes are killed loses nothing; `make crash` does the same at length."""

from importlib import import_module
from operator import attrgetter
from pathlib import Path

import pytest

from tests.reliability.crash import crash
from tests.reliability.crash_crew import struck
from tests.reliability.crash_points import INDEXER, REBUILD, Moment
from tests.reliability.installation import DATABASES, installed, server


@pytest.mark.parametrize("moment", [*INDEXER, *REBUILD], ids=str)
def test_every_moment_to_die_at_is_still_in_the_code(moment: Moment) -> None:
    owner = import_module(moment.module)

    assert callable(attrgetter(moment.function)(owner))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("database", DATABASES)
def test_loses_nothing_to_kills_at_random_and_at_the_worst_moments(
    database: str, tmp_path: Path
) -> None:
    with server(database) as url, installed(tmp_path / "data", url) as site:
        report = crash(site, database=database, kills=20, seed=7)

    assert report.kills.total() >= 20
    assert struck(report.kills) > 0
    assert report.statuses[200] > 0
    assert report.losses.kept > 0
    assert report.faults == []
