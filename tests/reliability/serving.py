"""An installation served as it is shipped: gunicorn and the indexer beside it."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests.browser.server import free_port
from tests.reliability.groups import children_of
from tests.reliability.installation import Installation, Process

_STARTING = 90.0

# What the environment of tests may say is not what is shipped.
_OURS = {"WEB_CONCURRENCY", "DEBUG", "HTTPS", "ALLOWED_HOSTS", "SECRET_KEY", "DATABASE_URL"}
# Nor is what make tells those that it starts.
_MAKE = {"MAKELEVEL", "MAKEFLAGS", "MFLAGS"}


@dataclass(frozen=True, slots=True)
class Site:
    """Gunicorn and the indexer of an installation, running."""

    home: Installation
    web: Process
    indexer: Process

    @property
    def port(self) -> int:
        return port_of(self.home)

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        return children_of(self.web.popen.pid)


def shipped(folder: Path, **variables: str) -> Installation:
    """Give an installation with the defaults that it is shipped with; nothing is made yet."""
    folder.mkdir(parents=True, exist_ok=True)
    env = {name: value for name, value in os.environ.items() if name not in _OURS | _MAKE}
    env |= {"YAQAZA_DATA": str(folder), "PORT": str(free_port()), "PYTHONUNBUFFERED": "1"}
    env |= {"DJANGO_SETTINGS_MODULE": "config.settings"}
    return Installation(folder, env | variables)


def port_of(home: Installation) -> int:
    return int(home.env["PORT"])


def start_web(home: Installation, *options: str) -> Process:
    """Start gunicorn as config/Procfile does, and wait until it answers, or end it."""
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py"]
    web = home.spawn([*gunicorn, *options, "config.wsgi"], "web")
    with ExitStack() as stack:
        stack.callback(web.kill_all)
        wait_until_served(home, web)
        stack.pop_all()
    return web


def wait_until_served(home: Installation, process: Process) -> None:
    """Wait for the first page; a busy machine takes its time, and workers come one by one."""
    deadline = time.monotonic() + _STARTING
    while time.monotonic() < deadline:
        assert process.popen.poll() is None, f"it ended before it served:\n{process.said}"
        try:
            with urlopen(f"{home.url}/about/", timeout=10):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"not served within {_STARTING} seconds:\n{process.said}")


def start_indexer(home: Installation) -> Process:
    return home.spawn([sys.executable, "manage.py", "run_indexer"], "indexer")


@contextmanager
def serving(home: Installation, *options: str) -> Iterator[Site]:
    """Serve an installation; end both processes whatever happens."""
    with ending(start_web(home, *options)) as web, ending(start_indexer(home)) as indexer:
        yield Site(home, web, indexer)


@contextmanager
def ending(process: Process) -> Iterator[Process]:
    """End a process afterwards, and kill it and its own when that takes too long."""
    try:
        yield process
        process.end()
    finally:
        process.kill_all()
