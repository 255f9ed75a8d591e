"""A backup that is made while others write holds one moment, and comes back as it was."""

import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.reliability.installation import (
    DATABASES,
    Installation,
    installed,
    new_database,
    server,
    wait_until,
)

pytestmark = pytest.mark.timeout(300)

_OUTBOX = "archive_indextask"
_WRITERS = 2


@dataclass(frozen=True, slots=True)
class Ground:
    """A site with articles, and the server that more databases can be made on."""

    site: Installation
    url: str

    @contextmanager
    def empty(self, folder: Path) -> Iterator[Installation]:
        """Make an installation without tables."""
        folder.mkdir()
        database = new_database(self.url) if self.url else ""
        env = {**self.site.env, "YAQAZA_DATA": str(folder), "DATABASE_URL": database}
        installation = Installation(folder, env)
        yield installation
        for console in installation.consoles:
            console.end()


@pytest.fixture(scope="module", params=DATABASES)
def ground(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp(f"site-{request.param}")
    with server(request.param) as url, installed(folder, url) as site:
        site.manage("prepare")
        (folder / "media").mkdir()
        (folder / "media/picture.jpg").write_bytes(b"picture")
        yield Ground(site, url)


@pytest.fixture(scope="module")
def at_rest(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the site while nobody writes; its index follows."""
    path = tmp_path_factory.mktemp("backups") / "backup.tar"
    ground.site.drain()
    ground.site.manage("backup", str(path))
    return path


@pytest.fixture(scope="module")
def restored(
    ground: Ground, at_rest: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    with ground.empty(tmp_path_factory.mktemp("restored") / "site") as restored:
        restored.manage("restore", str(at_rest))
        yield restored


@contextmanager
def writers(site: Installation) -> Iterator[None]:
    """Keep changing articles in every way, without a pause, beside an indexer."""
    journal = site.folder / "journal"
    processes = [site.start("manage", "run_indexer")]
    for number in range(_WRITERS):
        words = (f"writer-{number}", "--seed", str(number), "--journal", str(journal))
        processes.append(site.start("crash_writer", *words, "--pause", "0"))
    try:
        wait_until(lambda: journal.exists() and len(journal.read_text()) > 1000)
        wait_until(lambda: "the indexer has started" in processes[0].said)
        yield
        assert all(process.popen.poll() is None for process in processes)
    finally:
        ends = [process.end() for process in processes]
    assert ends == [0] * len(processes), [process.said[-500:] for process in processes]


def manifest_of(path: Path) -> dict[str, Any]:
    with tarfile.open(path) as archive:
        source = archive.extractfile("manifest.json")
        assert source is not None
        found: dict[str, Any] = json.load(source)
        return found


def rows_of(installation: Installation, path: Path) -> dict[str, Any]:
    """Read every table anew; the outbox aside, which a restore's rebuild has worked off."""
    installation.manage("backup", str(path))
    return {**manifest_of(path)["tables"], _OUTBOX: None}


def test_backups_under_load_come_back_as_they_were(ground: Ground, tmp_path: Path) -> None:
    backups = [tmp_path / f"{number}.tar" for number in range(2)]
    with writers(ground.site):
        for path in backups:
            ground.site.manage("backup", str(path))
    kept = [manifest_of(path)["tables"] for path in backups]

    for path, tables in zip(backups, kept, strict=True):
        with ground.empty(tmp_path / f"restored-{path.stem}") as restored:
            restored.manage("restore", str(path))
            assert rows_of(restored, tmp_path / f"again-{path.name}") == {**tables, _OUTBOX: None}
            assert_equal(restored)

    assert kept[0] != kept[1]


def test_a_hundred_searches_find_the_same(ground: Ground, restored: Installation) -> None:
    before = json.loads(ground.site.script("demo_words"))

    assert json.loads(restored.script("demo_words")) == before
    assert len(before) == 100
    assert sum(map(bool, before.values())) > 90


def test_the_files_beside_are_back(restored: Installation) -> None:
    assert (restored.folder / "media/picture.jpg").read_bytes() == b"picture"


def test_the_triggers_are_back(restored: Installation) -> None:
    restored.manage("check", "--database", "default", "--fail-level", "WARNING")

    with writers(restored):
        pass
    restored.drain()

    assert_equal(restored)


def test_a_failed_restore_leaves_an_empty_database(
    ground: Ground, at_rest: Path, tmp_path: Path
) -> None:
    known = manifest_of(at_rest)["tables"]["archive_outlet"]["sha256"].encode()
    (tmp_path / "other.tar").write_bytes(at_rest.read_bytes().replace(known, b"0" * 64))

    with ground.empty(tmp_path / "empty") as empty:
        done = empty.run("restore", str(tmp_path / "other.tar"))

        assert done.stderr == (
            "CommandError: the table archive_outlet is not what the backup says\n"
        )
        assert not (empty.folder / "media/picture.jpg").exists()
        assert "is restored" in empty.manage("restore", str(at_rest))


def assert_equal(installation: Installation) -> None:
    found = installation.check()
    assert [found[name] for name in ("missing", "stale", "orphaned")] == [0, 0, 0]
