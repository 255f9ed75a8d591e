"""Readers of the site over HTTP: what they ask, and what they are answered."""

import time
from collections import Counter
from http.client import HTTPException
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit

from tests.reliability.asking import Page, Visitor


def ask(url: str, words: str) -> Page:
    """Search in the site for exactly these words."""
    return fetch(f"{url}/?{urlencode({'q': words, 'level': 'spelling'})}")


def fetch(url: str) -> Page:
    """Get one page; its status is 0 when nobody answered."""
    path = urlsplit(url)._replace(scheme="", netloc="").geturl()
    try:
        return Visitor(url).get(path)
    except (OSError, HTTPException):
        return Page(0)


class Stroller:
    """Asks one page after another until told to stop; counts the statuses."""

    def __init__(self, url: str, words: list[str]) -> None:
        self.statuses: Counter[int] = Counter()
        self._url, self._words, self._stopped = url, words, Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            for word in self._words:
                self.statuses[ask(self._url, word).status] += 1
                self.statuses[fetch(f"{self._url}/archive/").status] += 1
                time.sleep(0.05)
