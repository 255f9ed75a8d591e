"""Questions put to the engine in use."""

from typing import Any

from archive.search.hits import HitPage
from archive.search.parser import parse
from archive.search.query import Filters, Level, Order, Search
from archive.selectors.search import find_hits


def ask(
    text: str, *, level: Level = Level.WORD, order: Order = Order.NEWEST, **filters: Any
) -> HitPage:
    search = Search(parse(text, level=level), Filters(**filters), order)
    return find_hits(search, start=0, stop=20)


def found(text: str, *, level: Level = Level.WORD, **filters: Any) -> set[int]:
    """Ask, and return the articles that match wholly."""
    return {hit.article_id for hit in ask(text, level=level, **filters).hits if not hit.part}
