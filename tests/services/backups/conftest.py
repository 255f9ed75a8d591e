"""An archive's backup, made once for all tests that read it, and places to restore it to."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from archive.services.backups.manifest import MEMBER
from archive.services.backups.package import PackageWriter
from archive.services.backups.sqlite import SqliteStore
from tests.browser.server import free_port
from tests.reliability.installation import ROOT, Installation

Member = tuple[str, bytes]
# Together more than the database.
_FILE_SIZE = 2_000_000

WritePackage = Callable[..., Path]


def empty_installation(folder: Path, database_url: str = "") -> Installation:
    folder.mkdir(exist_ok=True)
    env = {**os.environ, "YAQAZA_DATA": str(folder), "DATABASE_URL": database_url}
    env |= {"DJANGO_SETTINGS_MODULE": "config.settings", "PORT": str(free_port())}
    return Installation(folder, env)


def left_in(folder: Path) -> set[str]:
    """Name what a folder holds beside what every command makes."""
    return {path.name for path in folder.iterdir()} - {"cache", "indexer.lock", "secret-key"}


def fill_older(installation: Installation) -> None:
    """Make the tables of the first version, with an article that the index waits for."""
    installation.manage("migrate", "--verbosity", "0", "archive", "0001")
    installation.execute(
        "INSERT INTO archive_article (headline, standfirst, body, body_start, byline, section,"
        " source, date_kind, date_precision, date_reason, status, digest, created_at)"
        " VALUES ('الأمن', '', 'خبر', 0, '', '', 'old.txt', 'unknown', '', '', 'public',"
        f" '{'0' * 64}', '2026-01-01')"
    )
    installation.execute("INSERT INTO archive_indextask (article_id) VALUES (1)")


def assert_up_to_date(installation: Installation) -> None:
    """See that nothing is left to migrate, the triggers are there and the article is found."""
    assert "[ ]" not in installation.manage("showmigrations")
    installation.manage("check", "--database", "default", "--fail-level", "WARNING")
    assert "الأمن" in installation.manage("search", "الأمن")


def run_with_full_disk(
    installation: Installation, kilobytes: int, *args: str
) -> "subprocess.CompletedProcess[str]":
    """Run a command that can write no file larger than so much."""
    limited = f'ulimit -f {kilobytes * 2}; exec "$0" manage.py "$@"'
    return subprocess.run(
        ["sh", "-c", limited, sys.executable, *args],
        cwd=ROOT,
        env=installation.env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A site with the demo articles and with files beside the database."""
    site = empty_installation(tmp_path_factory.mktemp("site"))
    site.manage("prepare")
    for name in ("media/صورة.jpg", "captures/2026/page.warc.gz"):
        path = site.folder / name
        path.parent.mkdir(parents=True)
        path.write_bytes(os.urandom(_FILE_SIZE))
    return site


@pytest.fixture(scope="session")
def backup(site: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backups") / "backup.tar"
    site.manage("backup", str(path))
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Installation:
    return empty_installation(tmp_path / "empty")


@pytest.fixture
def here(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty installation that this process works in."""
    folder = tmp_path / "here"
    folder.mkdir()
    settings.DATA_DIR, settings.INDEXER_LOCK = folder, folder / "indexer.lock"
    monkeypatch.setattr(SqliteStore, "path", folder / "yaqaza.sqlite3")
    return folder


@pytest.fixture
def write_package(tmp_path: Path) -> WritePackage:
    """Write a backup with a whole manifest, but for what a test wants otherwise."""

    def write(*members: Member, also: tuple[Member, ...] = (), **otherwise: Any) -> Path:
        path = tmp_path / "made.tar"
        with path.open("w+b") as file:
            package = PackageWriter(file)
            for name, content in members or [("database.sqlite3.gz", b"rows")]:
                with package.member(name, moment=0) as writer:
                    writer.write(content)
            manifest = {**_manifest(package), **otherwise}
            for name, content in also:
                with package.member(name, moment=0) as writer:
                    writer.write(content)
            package.finish(json.dumps(manifest).encode(), moment=0)
        return path

    return write


def _manifest(package: PackageWriter) -> dict[str, Any]:
    files = {
        name: {"size": state.size, "sha256": state.sha256}
        for name, state in package.files.items()
        if name != MEMBER
    }
    about = {"format": 1, "made_at": "2026-11-22T10:00:00+00:00", "database": "sqlite"}
    return {**about, "migrations": [], "tables": {}, "files": files}
