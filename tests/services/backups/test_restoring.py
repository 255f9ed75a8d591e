"""An empty installation becomes what the backup holds, or stays empty."""

import fcntl
import gzip
import json
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.reliability.installation import Installation
from tests.services.backups.conftest import (
    WritePackage,
    assert_up_to_date,
    empty_installation,
    fill_older,
    left_in,
    run_with_full_disk,
)

DATABASE = "database.sqlite3.gz"
OUTBOX = "archive_indextask"


def refused(path: Path) -> str:
    """Restore what cannot be; return the one line that says why."""
    with pytest.raises(CommandError) as caught:
        call_command("restore", str(path), stdout=StringIO())
    assert "\n" not in str(caught.value)
    return str(caught.value)


def manifest_of(path: Path) -> dict[str, Any]:
    with tarfile.open(path) as archive:
        source = archive.extractfile("manifest.json")
        assert source is not None
        found: dict[str, Any] = json.load(source)
        return found


def database_of(path: Path) -> bytes:
    with tarfile.open(path) as archive:
        source = archive.extractfile(DATABASE)
        assert source is not None
        return gzip.decompress(source.read())


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


@pytest.fixture(scope="module")
def restored(
    site: Installation, backup: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Installation, str]:
    installation = empty_installation(tmp_path_factory.mktemp("restored"))
    return installation, installation.manage("restore", str(backup))


def test_it_says_what_it_did_and_how_long_it_took(
    restored: tuple[Installation, str], backup: Path
) -> None:
    tables = manifest_of(backup)["tables"]
    rows = sum(table["rows"] for table in tables.values())

    said = restored[1]

    assert "3 files are unpacked" in said
    assert f"{rows:,} rows of {len(tables)} tables are as the backup says" in said
    assert "82 articles are indexed" in said
    assert "the index equals the database" in said
    assert said.splitlines()[-1].startswith(f"{backup} is restored (")


def test_every_table_is_as_it_was(
    restored: tuple[Installation, str], backup: Path, tmp_path: Path
) -> None:
    restored[0].manage("backup", str(tmp_path / "again.tar"))
    before, after = manifest_of(backup)["tables"], manifest_of(tmp_path / "again.tar")["tables"]

    # The rebuild has done what waited in the outbox.
    assert {**before, OUTBOX: None} == {**after, OUTBOX: None}


def test_every_file_is_as_it_was(restored: tuple[Installation, str], site: Installation) -> None:
    for name in ("captures/2026/page.warc.gz", "media/صورة.jpg"):
        assert (restored[0].folder / name).read_bytes() == (site.folder / name).read_bytes()


def test_the_index_and_the_triggers_are_there(restored: tuple[Installation, str]) -> None:
    restored[0].manage("check_index")
    restored[0].manage("check", "--database", "default", "--fail-level", "WARNING")


def test_nothing_else_is_left(restored: tuple[Installation, str]) -> None:
    left = {name for name in left_in(restored[0].folder) if not name.startswith("index")}

    beside = {"yaqaza.sqlite3-wal", "yaqaza.sqlite3-shm"}
    assert left - beside == {"captures", "media", "yaqaza.sqlite3"}


def test_a_database_with_tables_is_left_alone(here: Path, backup: Path) -> None:
    with opened(here / "yaqaza.sqlite3") as connection:
        connection.execute("CREATE TABLE mine (word)")
    before = (here / "yaqaza.sqlite3").read_bytes()

    assert "has tables" in refused(backup)
    assert (here / "yaqaza.sqlite3").read_bytes() == before


def test_a_file_beside_is_left_alone(here: Path, backup: Path) -> None:
    (here / "media").mkdir()
    (here / "media/mine").write_text("mine")

    assert "media is not empty" in refused(backup)
    assert (here / "media/mine").read_text() == "mine"
    assert left_in(here) == {"media"}


def test_an_empty_database_file_is_replaced(empty: Installation, backup: Path) -> None:
    (empty.folder / "yaqaza.sqlite3").touch()
    (empty.folder / "media").mkdir()

    assert "is restored" in empty.manage("restore", str(backup))


def test_an_indexer_that_runs_is_respected(here: Path, backup: Path) -> None:
    with (here / "indexer.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)

        assert "an indexer runs here" in refused(backup)


@pytest.mark.parametrize(
    ("otherwise", "reason"),
    [
        ({"migrations": ["archive.9999_later"]}, "newer version: it has the migration archive.99"),
        ({"migrations": ["dossiers.0001_initial"]}, "newer version: it has the migration dossiers"),
        ({"format": 2}, "expected a backup of format 1, got 2"),
    ],
)
def test_a_newer_version_is_refused(
    here: Path, write_package: WritePackage, otherwise: dict[str, Any], reason: str
) -> None:
    assert reason in refused(write_package(**otherwise))
    assert left_in(here) == set()


def test_another_database_is_refused(here: Path, write_package: WritePackage) -> None:
    path = write_package(("database.pgdump", b"rows"), database="postgresql")

    assert refused(path) == ("the backup is of a postgresql database, and this one is sqlite")


def test_a_backup_that_was_cut_short_changes_nothing(
    here: Path, backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "short.tar").write_bytes(backup.read_bytes()[:1_000_000])

    assert refused(tmp_path / "short.tar")
    assert left_in(here) == set()


@pytest.mark.parametrize(
    "raw",
    [b"no gzip", gzip.compress(b"no database" * 1000, mtime=0), b"\x1f\x8b\x08"],
    ids=["no gzip", "no database", "cut"],
)
def test_a_database_that_cannot_be_read_leaves_it_empty(
    here: Path, write_package: WritePackage, raw: bytes
) -> None:
    assert refused(write_package((DATABASE, raw)))
    assert left_in(here) == set()


def test_a_row_that_is_not_the_backups_leaves_it_empty(
    here: Path, backup: Path, write_package: WritePackage, tmp_path: Path
) -> None:
    (tmp_path / "changed").write_bytes(database_of(backup))
    with opened(tmp_path / "changed") as connection:
        connection.execute("UPDATE archive_outlet SET country = 'XX' WHERE id = 1")
    raw = gzip.compress((tmp_path / "changed").read_bytes())
    said = {name: manifest_of(backup)[name] for name in ("migrations", "tables")}

    path = write_package((DATABASE, raw), ("media/file", b"x"), **said)

    assert refused(path) == "the table archive_outlet is not what the backup says"
    assert left_in(here) == set()


@pytest.mark.parametrize("kilobytes", [100, 1000])
def test_a_full_disk_leaves_it_empty(empty: Installation, backup: Path, kilobytes: int) -> None:
    done = run_with_full_disk(empty, kilobytes, "restore", str(backup))

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "File too large" in done.stderr
    assert left_in(empty.folder) == set()


def test_without_its_index_the_data_stays(empty: Installation, backup: Path) -> None:
    with (empty.folder / "index.rebuild.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        done = empty.run("restore", str(backup))

    assert done.returncode == 1
    assert "database and files are restored; run manage.py rebuild_index" in done.stderr
    with opened(empty.folder / "yaqaza.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM archive_article").fetchone() == (82,)


def test_an_older_version_is_migrated(tmp_path: Path, empty: Installation) -> None:
    fill_older(old := empty_installation(tmp_path / "old"))
    old.manage("backup", str(tmp_path / "old.tar"))

    said = empty.manage("restore", str(tmp_path / "old.tar"))

    assert "1 articles are indexed" in said
    assert_up_to_date(empty)
