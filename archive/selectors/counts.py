"""How many articles a search finds: neither ranked nor marked nor fetched."""

from collections.abc import Iterable
from dataclasses import replace

from archive.search.compiler import compile_search
from archive.search.hits import HitPage
from archive.search.query import Search
from archive.selectors.understanding import search_backend, understand


def count_hits(search: Search) -> int:
    """Count the articles that match a search wholly."""
    return count_understood(understand(search)).total


def count_understood(search: Search, columns: Iterable[str] = ()) -> HitPage:
    """Count the articles of a search that is understood, and the values of some columns."""
    plan = compile_search(search, facets=())
    bare = replace(plan, some=None, ranked=(), marked=(), facets=tuple(columns))
    return search_backend().find_page(bare, 0, 0)
