"""A private PostgreSQL server for tests, made and started with the server's own programs."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.browser.server import free_port

ABSENT = "needs PostgreSQL's initdb and pg_ctl"
_NAME = "yaqaza"
# Nothing in it outlives the tests, and nobody but they may ask it.
_OPTIONS = "-c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -k ''"
_LETTERS = "--encoding UTF8 --locale C.UTF-8"
# The input ends when the tests end, in whatever way they end.
_WARDEN = """
cat >/dev/null
"$1/pg_ctl" stop --silent --mode immediate --pgdata "$2/data"
rm -rf "$2"
"""


class AbsentError(Exception):
    """The programs of a server are not on this machine."""


@contextmanager
def cluster() -> Iterator[str]:
    """Start a server on a free loopback port; give its DATABASE_URL; end it whatever happens."""
    programs = server_programs()
    if programs is None:
        raise AbsentError(ABSENT)
    password, port, user = secrets.token_hex(16), free_port(), _server_user()
    folder = _own_folder(user, password)
    warden = subprocess.Popen(
        ["sh", "-c", _WARDEN, "sh", str(programs), str(folder)],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        user=user,
        cwd=folder,
        start_new_session=True,
    )
    try:
        _start(programs, folder, port=port, user=user)
        _make_database(password, port)
        yield f"postgres://{_NAME}:{password}@127.0.0.1:{port}/{_NAME}"
    finally:
        warden.communicate()


def server_programs() -> Path | None:
    """Find the folder of the server's programs: the one on PATH, else Debian's newest."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    newest_first = sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    folders = [Path(on_path).parent, *newest_first] if on_path else newest_first
    wanted = ("initdb", "pg_ctl")
    return next((f for f in folders if all((f / name).exists() for name in wanted)), None)


def _server_user() -> str | None:
    """Name who the server runs as: ourselves, but for root, whom it refuses."""
    if os.geteuid() != 0:
        return None
    return "postgres" if "postgres" in {user.pw_name for user in pwd.getpwall()} else "nobody"


def _own_folder(user: str | None, password: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="yaqaza-postgres-"))
    (folder / "password").write_text(password)
    if user is not None:
        shutil.chown(folder, user)
        shutil.chown(folder / "password", user)
    return folder


def _start(programs: Path, folder: Path, *, port: int, user: str | None) -> None:
    data, log = folder / "data", folder / "log"
    making = f"--no-sync --username postgres --auth scram-sha-256 --pwfile {folder}/password"
    commands = (
        [programs / "initdb", *making.split(), *_LETTERS.split(), "--pgdata", data],
        [
            programs / "pg_ctl",
            "start",
            "--pgdata",
            data,
            "--log",
            log,
            "-o",
            f"-p {port} {_OPTIONS}",
        ],
    )
    for command in commands:
        done = subprocess.run(
            [str(word) for word in command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            user=user,
            cwd=folder,
            check=False,
        )
        assert done.returncode == 0, done.stderr + (log.read_text() if log.exists() else "")


def _make_database(password: str, port: int) -> None:
    """Make a database as an operator would: its owner may do what it likes in it, and no more."""
    server = f"postgres://postgres:{password}@127.0.0.1:{port}/postgres"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {_NAME} LOGIN CREATEDB PASSWORD '{password}'")
        connection.execute(f"CREATE DATABASE {_NAME} OWNER {_NAME}")
