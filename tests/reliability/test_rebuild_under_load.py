"""Searches are right while the index is rebuilt and written; measured by the script beside."""

from pathlib import Path

import pytest

from tests.reliability.differences import NO_DIFFERENCE
from tests.reliability.installation import installed
from tests.reliability.rebuild_under_load import measure


@pytest.mark.timeout(180)
def test_searches_are_right_during_a_rebuild(tmp_path: Path) -> None:
    with installed(tmp_path / "data") as site:
        found, _seconds = measure(site, 300, pause=0.1, readers=4)
        audited = site.audit()

    assert all(outcomes["right"] > 0 for outcomes in found.by_reader.values())
    assert found.not_right == 0, found.outcomes
    assert found.errors == []
    assert audited.items() >= NO_DIFFERENCE.items()
