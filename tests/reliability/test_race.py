"""Processes that save and delete at once; `make race` measures how fast."""

from pathlib import Path

import pytest

from tests.reliability.differences import differences
from tests.reliability.installation import DATABASES, installed, server
from tests.reliability.race import race


@pytest.mark.parametrize("database", DATABASES)
def test_follows_four_processes_that_save_and_delete(database: str, tmp_path: Path) -> None:
    with server(database) as url, installed(tmp_path / "data", url) as site:
        found = race(site, seconds=6, pause=0.01)

    assert found.errors == []
    assert len(found.saves) > 0
    assert len(found.lags) > 0
    assert differences(checked=found.checked, audited=found.audited) == []
