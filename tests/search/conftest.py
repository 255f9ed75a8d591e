"""Every engine, with an index of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import Article

ENGINES = {
    "whoosh": "archive.search.engines.whoosh.WhooshEngine",
    "reference": "archive.search.engines.reference.ReferenceEngine",
}

IndexAll = Callable[[], None]


def use_engine(name: str, folder: Path) -> None:
    """Answer searches with an engine, on an empty index."""
    options = {"ENGINE": ENGINES[name], "PATH": str(folder), "SILENTLY_FAIL": False}
    connections.connections_info[DEFAULT_ALIAS] = options
    connections.reload(DEFAULT_ALIAS)


def index_all() -> None:
    """Index every public article with the engine in use."""
    connection = connections[DEFAULT_ALIAS]
    index = connection.get_unified_index().get_index(Article)
    connection.get_backend().update(index, index.index_queryset())


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, own_index: None, tmp_path: Path, db: None) -> IndexAll:
    """Run the test on each engine; call it to index what the test has made."""
    use_engine(request.param, tmp_path / request.param)
    return index_all
