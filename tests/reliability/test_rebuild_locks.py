"""One rebuild and one indexer at a time; the second one says so and goes."""

from pathlib import Path

import pytest

from tests.reliability.conftest import Filled
from tests.reliability.installation import (
    DATABASES,
    Installation,
    Process,
    installed,
    server,
    wait_until,
)
from tests.reliability.kill_points import KillPoint

HALFWAY = KillPoint("archive.services.rebuilding", "_write_part", "after", 1, "STOP")


def test_a_second_rebuild_says_that_one_runs_and_fails(filled: Filled) -> None:
    site = filled.site
    first = site.start("manage", "rebuild_index", "--noinput", die=str(HALFWAY))
    first.wait_until_stopped()

    second = site.run("rebuild_index", "--noinput")

    assert second.returncode != 0
    assert "rebuilt already" in second.stderr
    assert first.resume() == 0
    assert site.search(filled.word) == filled.expected[filled.word]


def test_a_rebuild_can_be_interrupted_and_begun_again(filled: Filled) -> None:
    site = filled.site
    first = site.start("manage", "rebuild_index", "--noinput", die=str(HALFWAY))
    first.wait_until_stopped()
    first.kill()

    second = site.run("rebuild_index", "--noinput")

    assert second.returncode == 0, second.stderr


@pytest.mark.parametrize("database", DATABASES)
def test_a_second_indexer_says_that_one_runs_and_fails(database: str, tmp_path: Path) -> None:
    with server(database) as url, installed(tmp_path / "data", url) as site:
        first = _start_indexer(site)

        second = site.run("run_indexer")

        assert second.returncode != 0
        assert "another indexer" in second.stderr
        assert first.popen.poll() is None
        site.edit("create", "new", "كلمة")
        wait_until(lambda: site.search("كلمة") != [])


def _start_indexer(site: Installation) -> Process:
    first = site.start("manage", "run_indexer")
    wait_until(lambda: "has started" in first.said)
    return first
