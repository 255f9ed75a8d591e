"""Taking in files: killed half-way, twice over, side by side, and while all else goes on."""

import json
import time
from hashlib import sha256
from pathlib import Path

import pytest

from tests.reliability.conftest import Filled
from tests.reliability.groups import state_of
from tests.reliability.ingest_files import write_files
from tests.reliability.installation import (
    DATABASES,
    Installation,
    Process,
    installed,
    server,
    wait_until,
)
from tests.reliability.kill_points import KillPoint
from tests.reliability.rebuild_under_load import load

FILES = 40
# The rows of one article are written, and not yet committed.
HALF_WAY = KillPoint("archive.services.intake", "Article.save", "after", FILES // 2)

# It has read its first file, and will wait for its turn to look.
ABOUT_TO_LOOK = KillPoint("archive.services.intake", "read_plain_text", "after", 1, "STOP")
# It has looked whether the archive has the text, and has not written it.
ABOUT_TO_SAVE = KillPoint("archive.services.intake", "Article.save", "before", 1, "STOP")


@pytest.mark.parametrize("database", DATABASES)
def test_a_killed_ingest_is_finished_by_the_next(database: str, tmp_path: Path) -> None:
    words = write_files(tmp_path / "files", FILES)
    with server(database) as url, installed(tmp_path / "data", url) as site:
        first = site.start(
            "manage", "ingest", "--publish", str(tmp_path / "files"), die=str(HALF_WAY)
        )
        assert first.wait() == -9
        assert len(_digests(site)) == FILES // 2 - 1

        printed = site.manage("ingest", "--publish", str(tmp_path / "files"))

        assert printed.count(": identical") == FILES // 2 - 1
        assert printed.count(": created") == FILES // 2 + 1
        assert _digests(site) == _digests_of(tmp_path / "files")
        site.drain()
        assert all(len(site.search(word)) == 1 for word in words.values())


def test_a_file_named_twice_and_in_two_folders_is_one_article(
    site: Installation, tmp_path: Path
) -> None:
    write_files(tmp_path / "one", 3)
    write_files(tmp_path / "two", 3)
    paths = [tmp_path / "one", tmp_path / "one" / "0000.txt", tmp_path / "two", tmp_path / "one"]
    before = len(_digests(site))

    printed = site.manage("ingest", "--publish", *map(str, paths))

    assert printed.count(": created") == 3
    assert printed.count(": identical") == 7
    assert len(_digests(site)) == before + 3


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("folders", [("files", "files"), ("files", "others")], ids=str)
def test_two_ingests_of_the_same_texts_at_once_share_them(
    database: str, folders: tuple[str, str], tmp_path: Path
) -> None:
    words = write_files(tmp_path / "files" / "here", FILES)
    write_files(tmp_path / "others" / "there", FILES)
    with server(database) as url, installed(tmp_path / "data", url) as site:
        commands = [("manage", "ingest", "--publish", str(tmp_path / name)) for name in folders]
        first = site.start(*commands[0], die=str(ABOUT_TO_SAVE), name="first")
        first.wait_until_stopped()
        second = site.start(*commands[1], die=str(ABOUT_TO_LOOK), name="second")
        second.wait_until_stopped()
        second.go_on()
        wait_until(lambda: _sleeps(second))
        assert ": created" not in second.said

        assert first.resume() == 0, first.said
        assert second.wait() == 0, second.said

        said = first.said + second.said
        assert (said.count(": created"), said.count(": identical")) == (FILES, FILES)
        site.drain()
        assert all(len(site.search(word)) == 1 for word in words.values())


@pytest.mark.timeout(180)
def test_searches_are_right_while_files_come_in_and_the_index_is_rebuilt(
    filled: Filled, tmp_path: Path
) -> None:
    words, site = write_files(tmp_path / "files", FILES), filled.site
    with load(site, site.folder / "expected.json", pause=0.1, readers=4) as found:
        ingest = site.start("manage", "ingest", "--publish", str(tmp_path / "files"))
        rebuild = site.start("manage", "rebuild_index", "--noinput")
        assert (ingest.wait(), rebuild.wait()) == (0, 0), ingest.said + rebuild.said
    site.drain()

    assert all(outcomes["right"] > 0 for outcomes in found.by_reader.values())
    assert found.not_right == 0, found.outcomes
    assert all(len(site.search(word)) == 1 for word in words.values())


def _sleeps(process: Process) -> bool:
    """Say whether a process waits for something, and does not only look as though at one moment."""
    states = set()
    for _ in range(10):
        states.add(state_of(process.popen.pid))
        time.sleep(0.05)
    return states == {"S"}


def _digests(site: Installation) -> dict[str, str]:
    """The texts of the archive, by source; what was noted of each is what it is."""
    found = json.loads(site.ask("digests"))
    assert all(is_now == noted for is_now, noted in found.values())
    return {source: noted for source, (_, noted) in found.items()}


def _digests_of(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
