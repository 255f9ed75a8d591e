"""Searches for a hundred words of the demo and prints the articles that each finds."""

import json
import sys
from itertools import islice
from pathlib import Path

from django.conf import settings

from archive.forms.search import SearchForm
from archive.selectors.search import find_hits
from archive.text.tokens import terms

COUNT = 100
_SHORTEST = 4
_MOST = 1000


def main(args: list[str]) -> None:
    json.dump({word: _ask(word) for word in _draw_words()}, sys.stdout)


def _draw_words() -> list[str]:
    """Draw words evenly from the demo's texts, whatever the archive that is asked has of them."""
    demo = json.loads(Path(settings.FIXTURE_DIRS[0], "demo.json").read_text())
    bodies = " ".join(row["fields"]["body"] for row in demo if row["model"] == "archive.article")
    words = [word for word in dict.fromkeys(terms(bodies)) if len(word) >= _SHORTEST]
    return list(islice(words, 0, None, len(words) // COUNT))[:COUNT]


def _ask(word: str) -> list[int]:
    form = SearchForm({"q": word})
    if not form.is_valid():
        raise ValueError(f"expected a search, got {word!r}")
    return sorted(hit.article_id for hit in find_hits(form.to_search(), start=0, stop=_MOST).hits)
