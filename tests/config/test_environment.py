"""A bad value of the environment ends the start with one line that names it."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from environ import Env

from config import environment

ROOT = Path(__file__).resolve().parents[2]


def manage(data: Path, *args: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a management command with nothing in the environment but what is given."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *args],
        cwd=ROOT,
        env={**kept, "YAQAZA_DATA": str(data), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def shell(data: Path, code: str, **variables: str) -> str:
    """Give what a line of Python prints inside the archive."""
    done = manage(data, "shell", "--no-imports", "-c", code, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "10"),
        ("SEARCH_SHARE", "0"),
        ("HTTPS", "perhaps"),
        ("PORT", "abc"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("WEB_CONCURRENCY", "many"),
        ("WEB_CONCURRENCY", "0"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "$short"),
        ("DATABASE_URL", "nonsense://x"),
        ("DATABASE_URL", "mysql"),
        ("DATABASE_URL", "mysql://user@host/name"),
        ("DATABASE_URL", "postgres://user@host:port/name"),
        ("DATABASE_URL", "postgres://user:hidden@host"),
        ("DATABASE_URL", "sqlite://yaqaza.sqlite3"),
        ("YAQAZA_DATA", "/dev/null/data"),
        ("METRICS_TOKEN", "hidden"),
        ("METRICS_TOKEN", "hidden hidden hidden"),
        ("METRICS_TOKEN", "hidden-كلمة-hidden-hidden"),
        ("LEAST_FREE_MB", "-1"),
    ],
)
def test_a_bad_value_ends_the_start_with_one_line(tmp_path: Path, name: str, value: str) -> None:
    done = manage(tmp_path, "check", **{name: value})

    assert done.returncode != 0
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"yaqaza: {name} must ")
    assert "hidden" not in line


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    done = manage(tmp_path, "check")

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["DATABASE_URL", "SECRET_KEY"])
def test_an_empty_value_counts_as_none(tmp_path: Path, name: str) -> None:
    assert manage(tmp_path, "check", **{name: ""}).returncode == 0


def test_the_secret_key_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    manage(tmp_path, "check")

    kept = tmp_path / "secret-key"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert len(kept.read_text()) >= 50


def test_the_secret_key_is_used_again(tmp_path: Path) -> None:
    code = "from django.conf import settings; print(settings.SECRET_KEY)"

    first, second = shell(tmp_path, code), shell(tmp_path, code)

    assert first == second == (tmp_path / "secret-key").read_text()


def test_a_secret_key_that_is_given_is_not_kept(tmp_path: Path) -> None:
    manage(tmp_path, "check", SECRET_KEY="$" + "k" * 60)

    assert not (tmp_path / "secret-key").exists()


def test_a_kept_secret_key_that_was_cut_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("cut")

    done = manage(tmp_path, "check")

    assert done.returncode != 0
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("content", [None, b"\xff" * 60])
def test_a_secret_key_that_cannot_be_read_is_one_line(
    tmp_path: Path, content: bytes | None
) -> None:
    kept = tmp_path / "secret-key"
    kept.mkdir() if content is None else kept.write_bytes(content)

    done = manage(tmp_path, "check")

    assert done.returncode != 0
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"yaqaza: {kept} must hold the secret key: ")


def test_debug_is_refused_where_https_is_on(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", DEBUG="on", HTTPS="on")

    assert done.returncode != 0
    (line,) = done.stderr.splitlines()
    assert line.startswith("yaqaza: DEBUG must be off where HTTPS is on")


def test_who_watches_is_not_sent_to_https(tmp_path: Path) -> None:
    code = (
        "from django.test import Client; c = Client(headers={'host': 'localhost'});"
        "print(*(c.get(path).status_code for path in ('/about/', '/healthz', '/metrics')))"
    )

    assert shell(tmp_path, code, HTTPS="on") == "301 503 200"


def test_who_watches_from_this_machine_is_always_let_in(tmp_path: Path) -> None:
    code = "from django.conf import settings; print(settings.ALLOWED_HOSTS)"

    hosts = shell(tmp_path, code, ALLOWED_HOSTS="archive.example.org")

    assert hosts == "['archive.example.org', 'localhost', '127.0.0.1', '[::1]']"


def test_postgresql_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    code = "from django.conf import settings; print(settings.DATABASES['default']['OPTIONS'])"

    options = shell(tmp_path, code, DATABASE_URL="postgres://u@host/name?connect_timeout=9")

    assert options == "{'connect_timeout': 9, 'options': '-c lock_timeout=20s'}"


def test_what_is_asked_of_postgresql_is_added_to_what_it_is_told(tmp_path: Path) -> None:
    code = "from django.conf import settings; print(settings.DATABASES['default']['OPTIONS'])"
    address = "postgres://u@host/name?options=-c%20search_path%3Darchive"

    options = shell(tmp_path, code, DATABASE_URL=address)

    told = "-c lock_timeout=20s -c search_path=archive"
    assert options == f"{{'connect_timeout': 5, 'options': '{told}'}}"


def test_two_archives_have_two_secret_keys(tmp_path: Path) -> None:
    for name in ("first", "second"):
        manage(tmp_path / name, "check")

    assert (tmp_path / "first/secret-key").read_text() != (
        tmp_path / "second/secret-key"
    ).read_text()


@pytest.mark.parametrize("folder", ["data", "a + b %20 #1?", "أرشيف"])
def test_sqlite_runs_in_wal_in_any_folder(tmp_path: Path, folder: str) -> None:
    code = (
        "from django.db import connection as c; k = c.cursor();"
        "print(*k.execute('PRAGMA journal_mode').fetchone(),"
        " *k.execute('PRAGMA busy_timeout').fetchone())"
    )

    assert shell(tmp_path / folder, code) == "wal 20000"
    assert (tmp_path / folder / "yaqaza.sqlite3").is_file()


def test_a_sqlite_file_that_is_named_runs_in_wal_too(tmp_path: Path) -> None:
    code = (
        "from django.db import connection as c; print(*c.cursor().execute('PRAGMA journal_mode'))"
    )

    assert shell(tmp_path, code, DATABASE_URL=f"sqlite:///{tmp_path}/own.db") == "('wal',)"
    assert (tmp_path / "own.db").is_file()


def test_many_processes_may_start_at_once(tmp_path: Path) -> None:
    def start(_: int) -> Path:
        return environment.folder(Env(), "UNSET", default=tmp_path / "data")

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(start, range(400))) == {tmp_path / "data"}

    assert list((tmp_path / "data").iterdir()) == []
