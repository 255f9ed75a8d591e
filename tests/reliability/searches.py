"""Searches for words as they are spelled and prints the articles, or why there is no answer."""

import json
import sys

from archive.search.hits import IndexUnavailableError
from archive.selectors.search import find_hits
from tests.reliability.race_probe import search_for


def main(args: list[str]) -> None:
    json.dump({word: _find(word) for word in args}, sys.stdout, ensure_ascii=False)


def _find(word: str) -> list[int] | str:
    try:
        found = find_hits(search_for(word), start=0, stop=1000)
    except IndexUnavailableError as error:
        return str(error)
    return sorted(hit.article_id for hit in found.hits if not hit.part)
