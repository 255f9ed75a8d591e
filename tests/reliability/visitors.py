"""Readers of the site over HTTP: what they ask, and what they are answered."""

import re
import time
import urllib.error
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Event, Thread
from urllib.parse import urlencode

_HIT = re.compile(r'<li class="hit[^"]*">\s*<h3[^>]*><a href="/articles/(\d+)/')


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, 0 when nobody answered, and the articles of the page."""

    status: int
    articles: tuple[int, ...] = ()
    page: str = field(default="", repr=False)


def ask(url: str, words: str) -> Answer:
    """Search in the site for exactly these words."""
    return fetch(f"{url}/?{urlencode({'q': words, 'level': 'spelling'})}")


def fetch(url: str) -> Answer:
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            page = response.read().decode()
            return Answer(response.status, tuple(map(int, _HIT.findall(page))), page)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, page=error.read().decode(errors="replace"))
    except (OSError, HTTPException):
        return Answer(0)


class Visitor:
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
