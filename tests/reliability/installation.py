"""An installation in a folder of its own, on SQLite or PostgreSQL, worked by separate processes."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

from tests.browser.server import free_port
from tests.postgres import cluster
from tests.reliability import warden
from tests.reliability.console import Console
from tests.reliability.groups import members_of, state_of

ROOT = Path(__file__).resolve().parents[2]
DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Process:
    """A process that was started, and the file that has what it said."""

    name: str
    popen: subprocess.Popen[bytes]
    log: Path
    start: int = 0

    @property
    def said(self) -> str:
        """What it has said; those of its name that ran before it are left out."""
        with self.log.open("rb") as file:
            file.seek(self.start)
            return file.read().decode(errors="replace")

    def kill(self) -> None:
        """End it at once, as the kernel ends one that has eaten the memory."""
        self.popen.kill()
        self.popen.wait()

    def kill_all(self) -> None:
        """Kill it and all that it has started, and wait for it."""
        for pid in members_of(self.popen.pid):
            with suppress(ProcessLookupError):  # it was faster
                os.kill(pid, signal.SIGKILL)
        self.popen.wait()
        warden.forget(self.popen.pid)

    def end(self, number: int = signal.SIGTERM) -> int:
        """Ask it to end and return how it did."""
        if self.popen.poll() is None:
            self.popen.send_signal(number)
        return self.popen.wait(timeout=60)

    def wait_until_stopped(self) -> None:
        """Wait until it has stopped itself at the moment it was told."""
        wait_until(lambda: state_of(self.popen.pid) == "T")

    def go_on(self) -> None:
        self.popen.send_signal(signal.SIGCONT)

    def resume(self) -> int:
        """Let it go on to its end; return how it ended."""
        self.go_on()
        return self.wait()

    def wait(self, seconds: float = 120) -> int:
        return self.popen.wait(timeout=seconds)


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder, the environment that its processes get, and its database's address."""

    folder: Path
    env: dict[str, str]
    started: list[Process] = field(default_factory=list)
    consoles: list[Console] = field(default_factory=list)

    @property
    def index(self) -> Path:
        return self.folder / "index"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.env['PORT']}"

    def run(self, *args: str) -> "subprocess.CompletedProcess[str]":
        """Run a management command to its end, however it ends."""
        return subprocess.run(
            [sys.executable, "manage.py", *args],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )

    def manage(self, *args: str) -> str:
        """Run a management command that has to end well; return what it printed."""
        done = self.run(*args)
        assert done.returncode == 0, f"{args}: {done.stdout[-2000:]}{done.stderr[-4000:]}"
        return done.stdout

    def script(self, script: str, *args: str) -> str:
        """Run a script of this package that has to end well; return what it printed."""
        done = subprocess.run(
            _launch(script, *args), cwd=ROOT, env=self.env, stdout=subprocess.PIPE, check=False
        )
        assert done.returncode == 0, f"{script} {args} ended with {done.returncode}"
        return done.stdout.decode()

    def ask(self, script: str, *args: str) -> str:
        """Run a script, or "manage" and a command, in a process that is kept for the next one."""
        if not self.consoles:
            log = self.folder / "logs" / "console.log"
            self.consoles.append(Console(_launch("console"), self.env, log))
        return self.consoles[0].ask(script, *args)

    def start(self, script: str, *args: str, die: str = "", name: str = "") -> Process:
        """Start a script of this package, or "manage" and a command; it may be told to die."""
        command = _launch(*(["--die", die] if die else []), "--tell", script, *args)
        return self.spawn(command, name or "-".join([script, *args[:1]]))

    def spawn(self, command: list[str], name: str, **env: str) -> Process:
        """Start any command in a group of its own, with its words in a log."""
        log = self.folder / "logs" / f"{name}.log"
        log.parent.mkdir(exist_ok=True)
        start = log.stat().st_size if log.exists() else 0
        with log.open("a") as file:
            popen = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**self.env, **env},
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        warden.watch(popen.pid)
        self.started.append(Process(name, popen, log, start))
        return self.started[-1]

    def serve(self) -> Process:
        """Serve the site with gunicorn, as it is shipped."""
        gunicorn = [str(Path(sys.executable).with_name("gunicorn")), "-c", "config/gunicorn.py"]
        return self.spawn([*gunicorn, "config.wsgi"], "web")

    def edit(self, act: str, source: str, *words: str) -> int:
        """Create, edit, delete or replace an article by its source; return its id."""
        return int(self.ask("edits", act, source, *words))

    def search(self, word: str) -> list[int] | str:
        """Search in a process that goes on; return the articles, or why there is no answer."""
        found: dict[str, list[int] | str] = json.loads(self.ask("searches", word))
        return found[word]

    def execute(self, statement: str) -> None:
        """Run SQL past Django."""
        if url := self.env["DATABASE_URL"]:
            with psycopg.connect(url) as connection:
                connection.execute(statement.encode())
        else:
            with closing(sqlite3.connect(self.folder / "yaqaza.sqlite3")) as file, file:
                file.execute(statement)

    def drain(self) -> None:
        """Have the index follow everything that the outbox names."""
        self.ask("manage", "run_indexer", "--once")

    def check(self) -> dict[str, int]:
        """Return what check_index counts, whether or not it is content."""
        found: dict[str, int] = json.loads(self.run("check_index", "--json").stdout)
        return found

    def revisions(self) -> dict[str, int]:
        """Return the articles that the database has, by source, with their revisions."""
        found: dict[str, int] = json.loads(self.ask("revisions"))
        return found

    def audit(self) -> dict[str, int]:
        """Compare index and database once more, without the product's own check."""
        found: dict[str, int] = json.loads(self.ask("audit"))
        return found


def _launch(*args: str) -> list[str]:
    return [sys.executable, "-m", "tests.reliability.launch", *args]


@contextmanager
def server(database: str) -> Iterator[str]:
    """Give the address under which databases can be made; a file needs none."""
    if database == "sqlite":
        yield ""
    else:
        with cluster() as url:
            yield url


@contextmanager
def installed(folder: Path, server_url: str = "") -> Iterator[Installation]:
    """Make an installation with an empty database and an empty index; end what runs in it."""
    with watched(_describe(folder, new_database(server_url) if server_url else "")) as site:
        site.ask("manage", "migrate", "-v0")
        site.ask("manage", "rebuild_index", "--noinput")
        yield site


@contextmanager
def copied(template: Installation, folder: Path, server_url: str = "") -> Iterator[Installation]:
    """Copy an installation that nothing works on; end what runs in the copy."""
    copytree(template.folder, folder, dirs_exist_ok=True)
    database = new_database(server_url, template.env["DATABASE_URL"]) if server_url else ""
    with watched(_describe(folder, database)) as site:
        yield site


@contextmanager
def watched(site: Installation) -> Iterator[Installation]:
    try:
        yield site
    finally:
        for console in site.consoles:
            console.end()
        for process in site.started:
            process.kill_all()


def new_database(server_url: str, template: str = "") -> str:
    """Make a database on a server, empty or a copy of another one; return its address."""
    name, parts = f"archive_{uuid4().hex[:12]}", urlsplit(server_url)
    copied = f" TEMPLATE {urlsplit(template).path.strip('/')}" if template else ""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{copied}".encode())
    return urlunsplit(parts._replace(path=f"/{name}"))


def wait_until(true: Callable[[], bool], seconds: float = 90.0) -> float:
    """Wait until something is so; return for how many seconds that took."""
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < seconds, f"not so after {seconds} seconds"
        time.sleep(0.05)
    return time.monotonic() - started


def _describe(folder: Path, database_url: str) -> Installation:
    folder.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "YAQAZA_DATA": str(folder), "DATABASE_URL": database_url}
    env |= {"DJANGO_SETTINGS_MODULE": "config.settings", "PORT": str(free_port())}
    env |= {"WEB_CONCURRENCY": "2", "PYTHONUNBUFFERED": "1", "ALLOWED_HOSTS": ""}
    # A machine that is busy with tests takes easy searches for hard ones.
    env |= {"SEARCH_SHARE": "100"}
    return Installation(folder, env)
