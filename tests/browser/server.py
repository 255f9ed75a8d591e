"""A real installation in a folder of its own, served as an operator serves it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_STARTING = 30.0


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: its address, its environment and the first curator's password."""

    url: str
    env: dict[str, str]
    password: str

    def manage(self, *args: str) -> str:
        """Run a management command of the site; return what it printed."""
        return manage(self.env, *args)


@contextmanager
def running_site(data: Path, **settings: str) -> Iterator[Site]:
    """Prepare an installation, serve it with gunicorn beside its indexer, and end both."""
    port = free_port()
    env = {**os.environ, "YAQAZA_DATA": str(data), "PORT": str(port), "WEB_CONCURRENCY": "1"}
    env |= {"DJANGO_SETTINGS_MODULE": "config.settings", **settings}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    printed = manage(env, "prepare")
    password = re.search(r"password (\S+)", printed)
    assert password, printed
    with (data / "processes.log").open("w") as log:
        server = subprocess.Popen(
            ["honcho", "-f", "config/Procfile", "-d", str(ROOT), "start"],
            cwd=ROOT,
            env=env,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/about/", server)
            yield Site(f"http://127.0.0.1:{port}", env, password.group(1))
        finally:
            server.terminate()
            server.wait(timeout=20)


def manage(env: dict[str, str], *args: str) -> str:
    """Run a management command in an environment; return what it printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", *args],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _STARTING
    while time.monotonic() < deadline:
        assert server.poll() is None, "the site ended before it could be opened"
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer within {_STARTING} seconds")
