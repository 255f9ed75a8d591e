"""The index of a test, and what is in it."""

from pathlib import Path

import pytest
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.indexes import SearchIndex

from archive.models import Article
from archive.search.compiler import compile_search
from archive.search.engines.whoosh import WhooshBackend
from archive.search.parser import parse
from archive.search.query import Search
from archive.selectors.search import find_hits

ASKED = Search(parse("البحر"))
PLAN = compile_search(ASKED)


def backend() -> WhooshBackend:
    engine: WhooshBackend = connections[DEFAULT_ALIAS].get_backend()
    return engine


def article_index() -> SearchIndex:
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(Article)


def total() -> int:
    return find_hits(ASKED, start=0, stop=20).total


def break_article(monkeypatch: pytest.MonkeyPatch, article: Article) -> None:
    """Make an article one that cannot be prepared for the index."""
    full_prepare = SearchIndex.full_prepare

    def prepare(own: SearchIndex, obj: Article) -> dict[str, object]:
        if obj.pk == article.pk:
            raise ValueError("no such letter")
        prepared: dict[str, object] = full_prepare(own, obj)
        return prepared

    monkeypatch.setattr(type(article_index()), "full_prepare", prepare)


def folder() -> Path:
    """The generation that is read."""
    return backend().store.current().folder


def arrays() -> list[Path]:
    """The files of arrays, the newest first."""
    found = folder().glob("*.arrays")
    return sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)
