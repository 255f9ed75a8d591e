"""A crowd that asks for one hard search again and again, and a reader beside it."""

import http.client
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from threading import Event, Lock, Thread
from urllib.parse import quote

# Seconds after which each of the crowd asks again; Retry-After would ask for more.
_IMPATIENCE = 0.5


@dataclass(slots=True)
class Crowd:
    """What a crowd was answered."""

    statuses: Counter[int] = field(default_factory=Counter)
    waits: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)
    stopped: Event = field(default_factory=Event)

    def wait_for_refusals(self, count: int, *, seconds: float = 20.0) -> None:
        """Wait until what may be asked at once has been asked for."""
        end = time.monotonic() + seconds
        while self.statuses[http.client.TOO_MANY_REQUESTS] < count and time.monotonic() < end:
            time.sleep(0.05)


@contextmanager
def crowd(port: int, path: str, *, size: int) -> Iterator[Crowd]:
    """So many clients, each at an address of its own, ask for the same until the block ends."""
    answered = Crowd()
    clients = [
        Thread(target=_hammer, args=(answered, port, path, f"203.0.113.{number}"), daemon=True)
        for number in range(size)
    ]
    for client in clients:
        client.start()
    try:
        yield answered
    finally:
        answered.stopped.set()
        for client in clients:
            client.join(timeout=30)


def _hammer(answered: Crowd, port: int, path: str, address: str) -> None:
    while not answered.stopped.is_set():
        status, wait = ask(port, path, address=address)
        with answered.lock:
            answered.statuses[status] += 1
            if status == http.client.TOO_MANY_REQUESTS:
                answered.waits.add(wait)
        answered.stopped.wait(_IMPATIENCE)


def read_for(port: int, paths: list[str], *, seconds: float) -> list[float]:
    """Read pages one after another; the time of each."""
    end, took = time.perf_counter() + seconds, []
    for path in cycle(paths):
        started = time.perf_counter()
        status, _ = ask(port, path, address="198.51.100.7")
        took.append(time.perf_counter() - started)
        assert status == http.client.OK, (path, status)
        if time.perf_counter() > end:
            break
    return took


def ask(port: int, path: str, *, address: str) -> tuple[int, str]:
    """Ask as a proxy would for a reader at an address; the status, and how long to wait."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"X-Forwarded-For": address})
        response = connection.getresponse()
        response.read()
        return response.status, response.headers.get("Retry-After", "")
    finally:
        connection.close()


def search_for(words: str, **more: str) -> str:
    asked = {"q": words, **more}
    return "/?" + "&".join(f"{name}={quote(value)}" for name, value in asked.items())
