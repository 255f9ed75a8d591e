"""A process that saves and deletes articles as fast as it is let, and times each of it."""

import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from random import Random
from uuid import uuid4

from django.db import DatabaseError

from archive.models import Article
from tests.reliability.stints import stop_signal, write_result
from tests.reliability.words import draw_text

_MOST_ARTICLES = 100


class RaceWriter:
    """Keeps some articles of its own; notes how long a save or a delete took, and what failed."""

    def __init__(self, name: str) -> None:
        self.saves: list[float] = []
        self.deletes: list[float] = []
        self.errors: list[str] = []
        self._name, self._random = name, Random(name)
        self._own: list[Article] = []

    def act(self) -> None:
        chance = self._random.random()
        if len(self._own) > _MOST_ARTICLES or (self._own and chance < 0.3):
            article = self._own.pop(self._random.randrange(len(self._own)))
            self._time(article.delete, self.deletes)
        elif self._own and chance < 0.6:
            article = self._random.choice(self._own)
            article.body = draw_text(self._random, 100)
            self._time(article.save, self.saves)
        else:
            article = self._new()
            self._time(article.save, self.saves)
            self._own.append(article)

    def _time(self, act: Callable[[], object], times: list[float]) -> None:
        started = time.perf_counter()
        try:
            act()
        except DatabaseError as error:
            self.errors.append(str(error))
        times.append(time.perf_counter() - started)

    def _new(self) -> Article:
        return Article(
            headline=draw_text(self._random, 8),
            body=draw_text(self._random, 100),
            source=f"{self._name}/{uuid4().hex}",
            status=Article.Status.PUBLIC,
        )


def main(args: list[str]) -> None:
    parser = ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between two changes")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(args)
    stopped, writer = stop_signal(), RaceWriter(asked.name)
    while not stopped.is_set():
        writer.act()
        time.sleep(asked.pause)
    write_result(asked.out, saves=writer.saves, deletes=writer.deletes, errors=writer.errors)
