"""The programs of PostgreSQL are found, and keep its password to themselves."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.services.backups import postgresql
from archive.services.backups.postgresql import find_program
from archive.services.errors import ServiceError
from tests.postgres import cluster
from tests.reliability.installation import Installation, new_database
from tests.services.backups.conftest import (
    assert_up_to_date,
    empty_installation,
    fill_older,
    left_in,
)

TALKATIVE = '#!/bin/sh\necho "pg_dump: error: called with $*" >&2\nexit 1\n'


def put_program(folder: Path, text: str = "#!/bin/sh\n") -> Path:
    folder.mkdir(parents=True)
    path = folder / "pg_dump"
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with cluster() as url:
        site = empty_installation(tmp_path_factory.mktemp("site"), url)
        site.manage("migrate", "--verbosity", "0")
        yield site


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on PATH and nothing where Debian puts it."""
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr(postgresql, "_DEBIAN", tmp_path / "debian")
    return tmp_path


def test_a_program_on_path_comes_first(programs: Path) -> None:
    put_program(programs / "debian/17/bin")
    on_path = put_program(programs / "path")

    assert find_program("pg_dump") == str(on_path)


def test_else_the_newest_of_debians_is_taken(programs: Path) -> None:
    put_program(programs / "debian/9.6/bin")
    newest = put_program(programs / "debian/15/bin")

    assert find_program("pg_dump") == str(newest)


@pytest.mark.usefixtures("programs")
def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(ServiceError, match="pg_dump is not installed"):
        find_program("pg_dump")


def test_a_program_that_fails_gives_one_line_and_leaves_nothing(
    site: Installation, tmp_path: Path
) -> None:
    put_program(tmp_path / "path", TALKATIVE)
    path = f"{tmp_path / 'path'}{os.pathsep}{site.env['PATH']}"
    talking = Installation(site.folder, {**site.env, "PATH": path})

    done = talking.run("backup", str(tmp_path / "backup.tar"))

    password = site.env["DATABASE_URL"].split(":")[2].split("@")[0]
    assert "pg_dump: error: called with --no-password --format=custom" in done.stderr
    assert done.stderr.count("\n") == 1
    assert password not in done.stdout + done.stderr
    assert left_in(tmp_path) == {"path"}


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_server_that_is_not_there_gives_one_line(
    command: str, backup_of_postgresql: Path, tmp_path: Path
) -> None:
    away = empty_installation(tmp_path / "away", "postgres://user:sesame@127.0.0.1:1/name")
    path = backup_of_postgresql if command == "restore" else tmp_path / "backup.tar"

    done = away.run(command, str(path))

    assert done.returncode == 1
    assert "Connection refused" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "sesame" not in done.stderr


@pytest.fixture(scope="module")
def backup_of_postgresql(site: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backups") / "backup.tar"
    site.manage("backup", str(path))
    return path


def test_a_database_with_tables_is_left_alone(
    site: Installation, backup_of_postgresql: Path
) -> None:
    done = site.run("restore", str(backup_of_postgresql))

    assert done.stderr == (
        "CommandError: the database has tables; a backup is restored into an empty one\n"
    )
    assert "[ ]" not in site.manage("showmigrations")


def test_an_older_version_is_migrated(site: Installation, tmp_path: Path) -> None:
    server = site.env["DATABASE_URL"]
    fill_older(old := empty_installation(tmp_path / "old", new_database(server)))
    old.manage("backup", str(tmp_path / "old.tar"))
    empty = empty_installation(tmp_path / "empty", new_database(server))

    said = empty.manage("restore", str(tmp_path / "old.tar"))

    assert "1 articles are indexed" in said
    assert_up_to_date(empty)
