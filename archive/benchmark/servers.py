"""Sites served by gunicorn, and the time to the first byte of their pages."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException

from django.conf import settings

_STARTING = 30.0
_LIVE = 10.0
_ENDING = 10.0


class ServerError(Exception):
    """A site that did not start, or answered with something else than a page."""


@contextmanager
def served(application: str, *options: str, env: Mapping[str, str]) -> Iterator[HTTPConnection]:
    """Serve an application by one worker; give a connection to it, kept open.

    Raises ServerError when it does not answer in time.
    """
    port = _free_port()
    kept = ("--log-level", "warning", "--keep-alive", "60", "--bind", f"127.0.0.1:{port}")
    command = [sys.executable, "-m", "gunicorn", *options, *kept, application]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env={**env, "PORT": str(port)})
    connection = HTTPConnection("127.0.0.1", port, timeout=_LIVE)
    try:
        _wait_for(connection, process)
        yield connection
    finally:
        connection.close()
        _end(process)


def first_byte_ms(connection: HTTPConnection, address: str) -> float:
    """Ask for a page; return the milliseconds from the request to the head of the answer.

    Raises ServerError unless it is a page.
    """
    start = time.perf_counter()
    connection.request("GET", address)
    response = connection.getresponse()
    took = (time.perf_counter() - start) * 1000
    response.read()
    if response.status != 200:
        raise ServerError(f"{address} was answered with {response.status}")
    return took


def _wait_for(connection: HTTPConnection, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _STARTING
    while time.monotonic() < end and process.poll() is None:
        try:
            first_byte_ms(connection, "/")
        except (OSError, HTTPException, ServerError):
            connection.close()
            time.sleep(0.1)
        else:
            return
    raise ServerError(f"the site did not answer within {_STARTING:.0f} s")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def environment(**own: str) -> dict[str, str]:
    """The environment of this process without its settings' names, with others in their place."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return {**kept, **own}
