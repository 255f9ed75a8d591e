"""The index on disk."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import Article
from archive.search.analysis import SCHEMA_VERSION
from archive.search.compiler import compile_search
from archive.search.hits import IndexUnavailableError
from archive.search.parser import parse
from archive.search.query import Search
from archive.selectors.search import find_hits
from archive.services.indexing import build_if_missing, rebuild
from tests.factories import make_article

pytestmark = pytest.mark.django_db

ASKED = Search(parse("البحر"))


def total() -> int:
    return find_hits(ASKED, start=0, stop=20).total


def test_a_search_without_an_index_says_so() -> None:
    with pytest.raises(IndexUnavailableError):
        total()


def test_a_search_makes_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError):
        total()

    assert not (tmp_path / "index").exists()


def test_an_index_of_another_schema_version_is_not_read(
    build_index: Callable[[], None], tmp_path: Path
) -> None:
    make_article()
    build_index()
    folder = tmp_path / "index"
    (folder / f"v{SCHEMA_VERSION}").rename(folder / "v0")
    connections.reload(DEFAULT_ALIAS)

    with pytest.raises(IndexUnavailableError):
        total()


def test_an_open_reader_sees_what_was_committed(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    before = total()
    make_article()
    build_index()

    assert (before, total()) == (1, 2)


def test_a_failed_rebuild_leaves_the_old_index(
    build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    build_index()
    make_article()
    backend = connections[DEFAULT_ALIAS].get_backend()
    index = connections[DEFAULT_ALIAS].get_unified_index().get_index(Article)
    monkeypatch.setattr(index, "prepare_text", lambda article: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        backend.replace(index, index.index_queryset())

    assert total() == 1


def test_a_first_build_that_fails_leaves_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    make_article()
    index = connections[DEFAULT_ALIAS].get_unified_index().get_index(Article)
    monkeypatch.setattr(index, "prepare_text", lambda article: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        rebuild()

    with pytest.raises(IndexUnavailableError):
        total()
    monkeypatch.undo()
    assert build_if_missing() == 1
    assert total() == 1


def test_haystacks_own_ways_of_writing_work(build_index: Callable[[], None]) -> None:
    kept, gone = make_article(), make_article()
    build_index()
    backend = connections[DEFAULT_ALIAS].get_backend()

    backend.remove(gone)
    assert [hit.article_id for hit in find_hits(ASKED, start=0, stop=9).hits] == [kept.pk]

    backend.clear()
    assert total() == 0


@pytest.mark.django_db(transaction=True)
def test_readers_find_everything_while_the_index_is_rebuilt() -> None:
    for _ in range(5):
        make_article()
    rebuild()
    backend = connections[DEFAULT_ALIAS].get_backend()
    stop = threading.Event()
    seen: list[int] = []

    def read() -> None:
        while not stop.is_set():
            seen.append(sum(1 for _ in backend.match(_tree())))

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(10):
        rebuild()
    stop.set()
    reader.join(timeout=10)

    assert len(seen) > 10
    assert set(seen) == {5}


def _tree() -> object:
    return compile_search(ASKED).query.build_query()
