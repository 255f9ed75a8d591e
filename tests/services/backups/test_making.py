"""A backup is there whole or not at all."""

import os
import signal
import sqlite3
import stat
import tarfile
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.services.backups import making
from archive.services.backups.stopping import stopped_in_order
from tests.reliability.installation import Installation
from tests.services.backups.conftest import run_with_full_disk


def test_it_says_what_it_did_and_how_long_it_took(site: Installation, tmp_path: Path) -> None:
    path = tmp_path / "backup.tar"

    said = site.manage("backup", str(path)).splitlines()

    assert [line.endswith(" s)") for line in said[:4]] == [True] * 4
    assert "2 other files are written" in said[3]
    assert said[4].startswith(f"{path} is written, {path.stat().st_size:,} bytes")
    assert said[5] == "The secret key is not in it; keep it apart."


def test_it_holds_what_cannot_be_made_again_and_nothing_else(backup: Path) -> None:
    with tarfile.open(backup) as archive:
        assert archive.getnames() == [
            "database.sqlite3.gz",
            "captures/2026/page.warc.gz",
            "media/صورة.jpg",
            "manifest.json",
        ]


def test_it_is_its_owners_alone(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_nothing_else_is_left_beside_it(backup: Path) -> None:
    assert list(backup.parent.iterdir()) == [backup]


@pytest.mark.parametrize("is_link", [False, True])
def test_what_is_there_is_not_overwritten(here: Path, *, is_link: bool) -> None:
    path = here / "backup.tar"
    path.symlink_to("nowhere") if is_link else path.write_text("precious")

    with pytest.raises(CommandError) as caught:
        call_command("backup", str(path))

    assert str(caught.value) == (
        f"no backup was made: {path} exists already; a backup never overwrites"
    )
    assert list(here.iterdir()) == [path]
    assert is_link or path.read_text() == "precious"


def test_a_folder_that_is_not_there_is_named(here: Path) -> None:
    with pytest.raises(CommandError, match="nowhere is no folder"):
        call_command("backup", str(here / "nowhere/backup.tar"))


@pytest.mark.parametrize("kilobytes", [100, 2500])
def test_a_full_disk_leaves_nothing_and_gives_one_line(
    site: Installation, tmp_path: Path, kilobytes: int
) -> None:
    done = run_with_full_disk(site, kilobytes, "backup", str(tmp_path / "backup.tar"))

    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: no backup was made: ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_without_a_database_there_is_no_backup(here: Path) -> None:
    with pytest.raises(CommandError, match="unable to open database file"):
        call_command("backup", str(here / "backup.tar"))

    assert list(here.iterdir()) == []


def test_a_file_that_vanishes_meanwhile_is_left_out(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(here / "yaqaza.sqlite3")) as connection:
        connection.execute("CREATE TABLE django_migrations (app, name)")
    found = [("media/gone", here / "media/gone"), ("media/file", here / "yaqaza.sqlite3")]
    monkeypatch.setattr(making, "find_kept_files", lambda data: found)

    call_command("backup", str(here / "backup.tar"), stdout=StringIO())

    with tarfile.open(here / "backup.tar") as archive:
        assert archive.getnames() == ["database.sqlite3.gz", "media/file", "manifest.json"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_stop_ends_it_in_order(number: int) -> None:
    before = signal.getsignal(number)

    with pytest.raises(SystemExit) as caught, stopped_in_order():
        os.kill(os.getpid(), number)

    assert caught.value.code == 128 + number
    assert signal.getsignal(number) is before
