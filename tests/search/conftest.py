"""Every engine, with an index of its own."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import Article
from archive.search.engines.documents import document_of
from archive.search.engines.whoosh import WhooshBackend

ENGINES = {
    "whoosh": "archive.search.engines.whoosh.WhooshEngine",
    "reference": "archive.search.engines.reference.ReferenceEngine",
}

IndexAll = Callable[[], None]

_OPEN: dict[str, object] = {}


def use_engine(name: str, folder: Path) -> None:
    """Answer searches with an engine, on an empty index."""
    options = {"ENGINE": ENGINES[name], "PATH": str(folder), "SILENTLY_FAIL": False}
    connections.connections_info[DEFAULT_ALIAS] = options
    connections.reload(DEFAULT_ALIAS).get_backend()
    _OPEN[name] = connections[DEFAULT_ALIAS]


def answer_with(name: str) -> None:
    """Answer searches with an engine that was in use before, on the index that it has."""
    connections.thread_local.connections[DEFAULT_ALIAS] = _OPEN[name]


def index_all() -> None:
    """Index every public article with the engine in use."""
    apply_changes(Article.objects.public())


def apply_changes(changed: Iterable[Article], removed: Iterable[Article] = ()) -> None:
    """Write articles to the index in use, and take others out of it."""
    backend = connections[DEFAULT_ALIAS].get_backend()
    if isinstance(backend, WhooshBackend) and not backend.exists():
        backend.store.serve(backend.store.create())
    index = connections[DEFAULT_ALIAS].get_unified_index().get_index(Article)
    documents = [document_of(index.full_prepare(article), backend.columns) for article in changed]
    backend.write(documents, [article.pk for article in removed])


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, own_index: None, tmp_path: Path, db: None) -> IndexAll:
    """Run the test on each engine; call it to index what the test has made."""
    use_engine(request.param, tmp_path / request.param)
    return index_all
