"""The index on disk, as it is read."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import Article
from archive.search.analysis import SCHEMA_VERSION
from archive.search.engines.generations import Generations
from archive.search.engines.whoosh_reader import SnapshotReader
from archive.search.executor.execute import Execution
from archive.search.hits import IndexUnavailableError, SearchTimeoutError
from archive.services.rebuilding import rebuild
from tests.factories import make_article
from tests.search.conftest import apply_changes
from tests.search.indexes import PLAN, arrays, backend, folder, total

pytestmark = pytest.mark.django_db


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
    older = folder().with_name(folder().name.replace(f"v{SCHEMA_VERSION}", "v1"))
    folder().rename(older)
    (tmp_path / "index/CURRENT").write_text(older.name)

    with pytest.raises(IndexUnavailableError, match=r"expected .* schema \d+, found 1"):
        total()


def test_an_open_reader_sees_what_was_committed(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    before = total()
    make_article()
    build_index()

    assert (before, total()) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_readers_find_everything_while_the_index_is_rebuilt() -> None:
    for _ in range(5):
        make_article()
    rebuild()
    engine = backend()
    stop = threading.Event()
    seen: list[int] = []

    def read() -> None:
        while not stop.is_set():
            seen.append(len(engine.find_page(PLAN, 0, 20).hits))

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(10):
        rebuild()
    stop.set()
    reader.join(timeout=10)

    assert len(seen) > 10
    assert set(seen) == {5}


def test_another_reader_sees_a_commit_at_once(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    reader = SnapshotReader(backend().path)
    sizes = [reader.newest().size]

    for _ in range(3):
        apply_changes([make_article()])
        sizes.append(reader.newest().size)

    assert sizes == [1, 2, 3, 4]


def test_a_snapshot_is_not_changed_by_later_commits(build_index: Callable[[], None]) -> None:
    article = make_article()
    build_index()
    old = backend()._reader.newest()

    apply_changes([make_article()], removed=[article])

    assert Execution(old, PLAN).page(0, 20).total == 1
    assert [hit.article_id for hit in Execution(old, PLAN).page(0, 20).hits] == [article.pk]


@pytest.mark.parametrize("kept_share", [0, 0.01, 0.5, 0.99])
def test_a_cut_segment_is_refused(build_index: Callable[[], None], kept_share: float) -> None:
    make_article()
    build_index()
    path = arrays()[0]
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept_share)])
    connections.reload(DEFAULT_ALIAS)

    with pytest.raises(IndexUnavailableError):
        total()


def test_a_segment_without_its_arrays_is_refused(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    arrays()[0].unlink()
    connections.reload(DEFAULT_ALIAS)

    with pytest.raises(IndexUnavailableError):
        total()


# Whoosh leaves the file that it could not read to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kept_share", [0, 0.1, 0.5, 0.9])
def test_a_cut_table_of_contents_is_refused(
    build_index: Callable[[], None], kept_share: float
) -> None:
    make_article()
    build_index()
    (path,) = folder().glob("*.toc")
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept_share)])
    connections.reload(DEFAULT_ALIAS)

    with pytest.raises(IndexUnavailableError):
        total()


@pytest.mark.parametrize("name", ["", "nonsense", "../elsewhere", "v3-00000000-gone", "\0"])
def test_a_pointer_to_nothing_is_refused(
    build_index: Callable[[], None], tmp_path: Path, name: str
) -> None:
    make_article()
    build_index()
    (tmp_path / "index/CURRENT").write_text(name)

    with pytest.raises(IndexUnavailableError):
        total()


def test_a_reader_that_meets_a_swap_looks_again(
    build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    build_index()
    old = folder()
    build_index()
    reader = SnapshotReader(backend().path)
    current = Generations.current
    folders = iter([old])
    monkeypatch.setattr(Generations, "current", lambda own: next(folders, None) or current(own))

    assert reader.newest().size == 1


def test_a_reader_keeps_a_generation_that_is_gone(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    old = backend().snapshot()
    Article.objects.all().delete()
    build_index()

    assert Execution(old, PLAN).page(0, 20).total == 1
    assert total() == 0


def test_the_arrays_of_another_segment_are_refused(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    arrays_of_one = arrays()[0].read_bytes()
    make_article()
    build_index()
    arrays()[0].write_bytes(arrays_of_one)
    connections.reload(DEFAULT_ALIAS)

    with pytest.raises(IndexUnavailableError):
        total()


def test_a_search_past_its_deadline_says_so_and_the_next_one_works(
    build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    build_index()
    monkeypatch.setattr(backend(), "deadline", 0)
    with pytest.raises(SearchTimeoutError):
        total()

    monkeypatch.setattr(backend(), "deadline", 5)

    assert total() == 1


def test_the_deadline_is_an_option_of_the_connection(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    connections.connections_info[DEFAULT_ALIAS]["DEADLINE"] = 0
    connections.reload(DEFAULT_ALIAS)

    with pytest.raises(SearchTimeoutError):
        total()


def test_waiting_for_a_turn_counts_for_the_deadline(
    build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    build_index()
    monkeypatch.setattr(backend(), "deadline", 0.05)

    with backend()._reader.searching, pytest.raises(SearchTimeoutError):
        total()

    assert total() == 1
