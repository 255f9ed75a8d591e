"""A process that searches for words whose articles are known, and counts what is not so."""

import json
import time
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from random import Random

from archive.search.hits import IndexUnavailableError, SearchTimeoutError
from archive.selectors.search import search_articles
from tests.reliability.race_probe import search_for
from tests.reliability.stints import stop_signal, write_result
from tests.reliability.visitors import ask


def main(args: list[str]) -> None:
    parser = ArgumentParser()
    parser.add_argument("--expected", type=Path, required=True)
    parser.add_argument("--url", default="", help="search through the site, not in this process")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(args)
    expected = {word: set(own) for word, own in json.loads(asked.expected.read_text()).items()}
    random, stopped = Random(asked.out.stem), stop_signal()
    outcomes, words = Counter[str](), sorted(expected)
    while not stopped.is_set():
        word = random.choice(words)
        outcomes[_outcome(asked.url, word, expected[word])] += 1
        time.sleep(0.02)
    write_result(asked.out, outcomes=outcomes)


def _outcome(url: str, word: str, expected: set[int]) -> str:
    """Search and say how it went; a failure is named by itself."""
    if url:
        answer = ask(url, word)
        if answer.status != 200:
            return f"failed with {answer.status}"
        return _judge(answer.articles, expected)
    try:
        results = search_articles(search_for(word))
    except (IndexUnavailableError, SearchTimeoutError) as error:
        return f"failed: {error}"
    return _judge([found.article.pk for found in results.articles if not found.part], expected)


def _judge(found: list[int], expected: set[int]) -> str:
    if not found:
        return "empty"
    return "right" if sorted(found) == sorted(expected) else "wrong"
