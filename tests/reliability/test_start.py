"""A start that cannot go well ends with one clear line, however the archive is started."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.reliability.asking import Page, Visitor
from tests.reliability.groups import children_of
from tests.reliability.installation import ROOT, Installation
from tests.reliability.serving import ending, shipped, start_web

GUNICORN = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]
MANAGE = [sys.executable, "manage.py", "prepare"]
# What it installs is not what is tried here.
MAKE = ["make", "--silent", "--assume-old", ".venv/run.stamp", "run"]
WAYS = {"manage": MANAGE, "gunicorn": GUNICORN, "make": MAKE}


def start(home: Installation, command: list[str]) -> "subprocess.CompletedProcess[str]":
    """Start it, which has to end soon."""
    return subprocess.run(
        command, cwd=ROOT, env=home.env, capture_output=True, text=True, check=False, timeout=60
    )


def complaint(done: "subprocess.CompletedProcess[str]") -> str:
    """Give the one line of a start that has failed; make adds one of its own."""
    assert done.returncode != 0
    lines = [line for line in done.stderr.splitlines() if not re.match(r"make(\[\d+\])?: ", line)]
    assert len(lines) == 1, done.stderr
    return lines[0]


def get(home: Installation, path: str) -> Page:
    return Visitor(home.url).get(path)


@contextmanager
def listening(home: Installation) -> Iterator[None]:
    """Take the port of an installation."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", int(home.env["PORT"])))
        taken.listen()
        yield


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY must have 50 characters or more"),
        ({"DEBUG": "on", "HTTPS": "on"}, "DEBUG must be off where HTTPS is on"),
        ({"YAQAZA_DATA": "/dev/null/data"}, "YAQAZA_DATA must be a folder that can be written"),
        ({"PORT": "abc"}, "PORT must be a number from 1 to 65535"),
        ({"DATABASE_URL": "nonsense://x"}, "DATABASE_URL must be a database address"),
        ({"METRICS_TOKEN": "short"}, "METRICS_TOKEN must have 16 or more"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_bad_setting(tmp_path: Path, way: str, variables: dict[str, str], said: str) -> None:
    done = start(shipped(tmp_path, **variables), WAYS[way])

    assert complaint(done).startswith(f"yaqaza: {said}")


@pytest.mark.parametrize("way", WAYS)
def test_a_taken_port(tmp_path: Path, way: str) -> None:
    home = shipped(tmp_path)

    with listening(home):
        done = start(home, WAYS[way])

    assert f"PORT {home.env['PORT']} cannot be opened: Address already in use" in complaint(done)


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_is_no_database(tmp_path: Path, way: str) -> None:
    home = shipped(tmp_path)
    (tmp_path / "yaqaza.sqlite3").write_bytes(b"no database" * 1000)

    if way == "gunicorn":  # it serves a page that says so, for a database may come back
        with ending(start_web(home)) as web:
            assert get(home, "/").status == 503
        assert "yaqaza: the database cannot be used: " in web.said
    else:
        assert "file is not a database" in complaint(start(home, WAYS[way]))


def test_gunicorn_does_not_serve_a_database_that_was_never_migrated(tmp_path: Path) -> None:
    line = complaint(start(shipped(tmp_path), GUNICORN))

    assert re.fullmatch(
        r"yaqaza: \d+ migrations are not applied; run manage.py migrate first", line
    )


@pytest.mark.parametrize(
    "command",
    [["search", "فاس"], ["run_indexer", "--once"], ["rebuild_index", "--noinput"], ["ingest", "."]],
    ids=lambda command: command[0],
)
def test_commands_need_a_migrated_database(tmp_path: Path, command: list[str]) -> None:
    done = start(shipped(tmp_path), [sys.executable, "manage.py", *command])

    assert done.returncode != 0
    assert "migrat" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_traceback_shows_the_error_itself(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "search", "فاس", "--traceback"]

    assert "Traceback" in start(shipped(tmp_path), command).stderr


@pytest.fixture
def silent_server() -> Iterator[str]:
    """The address of a server that takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(64)
        yield f"postgres://user:hushed@127.0.0.1:{server.getsockname()[1]}/name"


def test_a_database_server_that_hangs_is_said_and_may_come_back(
    tmp_path: Path, silent_server: str
) -> None:
    home = shipped(tmp_path, DATABASE_URL=silent_server)

    with ending(start_web(home)) as web:
        for _ in range(4):
            started = time.monotonic()
            answer = get(home, "/healthz")
            took = time.monotonic() - started
            assert answer.status == 503
            assert took < 10, "a second, but for a busy machine"
        page = get(home, "/tags/")

    assert page.status == 503
    assert "Traceback" not in page.body + web.said
    assert "hushed" not in answer.body + page.body + web.said
    assert "yaqaza: the database cannot be used: " in web.said


def test_a_log_on_a_full_disk_ends_no_request(tmp_path: Path) -> None:
    home = shipped(tmp_path)
    home.manage("migrate", "-v0")
    full = ["sh", "-c", 'exec "$@" >/dev/full 2>&1', "sh", *GUNICORN]

    with ending(home.spawn(full, "web")):
        statuses = [
            _status_of(home, path)
            for path in ("/about/", "/nowhere/", f"/?q={quote('فاس')}", "/tags/")
        ]

    assert statuses == [200, 404, 503, 200]


def _status_of(home: Installation, path: str) -> int:
    end = time.monotonic() + 30
    while True:
        try:
            return get(home, path).status
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.2)


def test_workers_that_are_killed_leave_their_counts(tmp_path: Path) -> None:
    home = shipped(tmp_path, WEB_CONCURRENCY="1")
    home.manage("migrate", "-v0")

    with ending(start_web(home)) as web:
        for _ in range(3):
            get(home, "/tags/")
        for worker in children_of(web.popen.pid):
            os.kill(worker, signal.SIGKILL)
        time.sleep(1)
        end = time.monotonic() + 30
        while _status_of(home, "/tags/") != 200:
            assert time.monotonic() < end
        said = get(home, "/metrics").body

    assert 'yaqaza_requests_total{method="GET",status="200",view="tags"} 4.0' in said
    assert len(list((tmp_path / "metrics").glob("counter_*.db"))) <= 2
