"""A process that measures how long after a commit searches follow it."""

import time
from argparse import ArgumentParser
from pathlib import Path

from archive.forms.search import SearchForm
from archive.models import Article
from archive.search.query import Search
from archive.selectors.search import find_hits
from tests.reliability.stints import stop_signal, write_result
from tests.reliability.words import word_of

# Numbers of words that no other script uses.
_FIRST = 900_000
_LOOK = 0.02


def search_for(word: str) -> Search:
    form = SearchForm({"q": word, "level": "spelling"})
    assert form.is_valid(), form.errors
    return form.to_search()


def count_hits(word: str) -> int:
    return find_hits(search_for(word), start=0, stop=1).total


def main(args: list[str]) -> None:
    parser = ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(args)
    stopped, lags, number = stop_signal(), list[float](), _FIRST
    while not stopped.is_set():
        number += 1
        word = word_of(number)
        article = Article.objects.create(
            headline=word, body=word, source=f"probe/{number}", status=Article.Status.PUBLIC
        )
        lags.append(_wait_for(word, 1))
        article.delete()
        lags.append(_wait_for(word, 0))
    write_result(asked.out, lags=lags)


def _wait_for(word: str, hits: int) -> float:
    """Wait until a word has so many hits; return how many seconds that took."""
    started = time.monotonic()
    while count_hits(word) != hits:
        time.sleep(_LOOK)
    return time.monotonic() - started
