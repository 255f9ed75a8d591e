"""The index is written anew, while the one before answers and follows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archive.models import Article, IndexTask
from archive.search.engines.generations import Generations
from archive.search.engines.store import Generation
from archive.search.executor.layout import LayoutError
from archive.selectors.search import find_hits
from archive.services import rebuilding
from archive.services.checking import check_index
from archive.services.documents import index_backend
from archive.services.indexing import index_pending
from archive.services.rebuilding import RebuildRunningError, build_if_missing, rebuild
from archive.services.temporary import temporary_archive
from tests.factories import make_article
from tests.search.indexes import ASKED, break_article, folder, total

pytestmark = pytest.mark.django_db

Run = Callable[[], None]


@pytest.fixture
def one_article(build_index: Run) -> Article:
    """A public article in an index."""
    article = make_article()
    build_index()
    return article


def test_a_rebuild_makes_a_new_generation_and_removes_the_old(one_article: Article) -> None:
    old = folder()

    assert rebuild() == 1

    assert folder() != old
    assert not old.exists()


def test_a_rebuild_leaves_nothing_to_do(run_indexer: Run) -> None:
    for _ in range(3):
        make_article()

    rebuild()

    assert not IndexTask.objects.exists()


def test_progress_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    for _ in range(5):
        make_article()
    steps: list[tuple[int, int]] = []

    rebuild(report=lambda step, of: steps.append((step, of)))

    assert steps == [(2, 5), (2, 5), (1, 5)]


def test_parts_are_no_larger_than_they_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "LARGEST", 2)
    for _ in range(5):
        make_article()

    rebuild()

    assert sorted(segment.size for segment in index_backend().snapshot().segments) == [1, 2, 2]
    assert total() == 5


@pytest.mark.parametrize("step", ["_write_all", "_note_failures", "_follow_kept", "drop"])
def test_a_rebuild_that_fails_leaves_one_whole_index(
    one_article: Article, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    def fail(*args: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(rebuilding, step, fail)
    with pytest.raises(OSError, match="no room"):
        rebuild()

    assert total() == 1
    assert [path.name for path in (tmp_path / "index").glob("v*")] == [folder().name]


def test_a_generation_that_is_damaged_is_not_served(
    one_article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_damage(generation: Generation) -> None:
        raise LayoutError("a bit is wrong")

    old = folder()
    monkeypatch.setattr(Generation, "verify", find_damage)
    with pytest.raises(LayoutError):
        rebuild()

    assert folder() == old


def test_a_second_rebuild_says_so_and_stops(
    one_article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.search.engines.store._REBUILD_WAIT", 0.05)

    with index_backend().store.building(), pytest.raises(RebuildRunningError):
        rebuild()

    assert rebuild() == 1


@pytest.fixture
def amid(monkeypatch: pytest.MonkeyPatch) -> Callable[[Run], None]:
    """Have something done in a rebuild, after the articles were read and before the swap."""
    write_all = rebuilding._write_all

    def plan(happen: Run) -> None:
        def write_and_happen(*args: Any) -> object:
            written = write_all(*args)
            happen()
            return written

        monkeypatch.setattr(rebuilding, "_write_all", write_and_happen)

    return plan


def _follow() -> None:
    while index_pending():
        pass


def test_the_old_index_follows_while_a_new_one_is_built(
    one_article: Article, amid: Callable[[Run], None]
) -> None:
    totals: list[int] = []

    def change() -> None:
        make_article()
        _follow()
        totals.append(total())

    amid(change)
    rebuild()

    assert totals == [2]
    assert total() == 2
    assert not IndexTask.objects.exists()


@pytest.mark.parametrize("followed", [True, False])
def test_what_changes_during_a_rebuild_is_in_the_new_index(
    one_article: Article, amid: Callable[[Run], None], followed: bool
) -> None:
    gone, edited = make_article(), make_article(headline="درك", body="نص.")

    def change() -> None:
        gone.delete()
        Article.objects.filter(pk=edited.pk).update(headline="البحر")
        if followed:
            _follow()

    amid(change)
    rebuild()
    _follow()

    hits = [hit.article_id for hit in find_hits(ASKED, start=0, stop=9).hits]
    assert sorted(hits) == sorted([one_article.pk, edited.pk])
    assert not check_index()


def test_rows_kept_for_a_rebuild_that_died_are_let_go(one_article: Article) -> None:
    make_article()
    with index_backend().store.building():
        index_pending()
    kept = IndexTask.objects.filter(is_indexed=True).count()

    index_pending()

    assert (kept, IndexTask.objects.count()) == (1, 0)


def test_an_article_that_cannot_be_prepared_does_not_stop_a_rebuild(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad, good = make_article(), make_article()
    IndexTask.objects.all().delete()
    break_article(monkeypatch, bad)

    assert rebuild() == 1

    (task,) = IndexTask.objects.all()
    assert (task.article_id, task.error) == (bad.pk, "ValueError: no such letter")
    assert [hit.article_id for hit in find_hits(ASKED, start=0, stop=9).hits] == [good.pk]


def test_an_article_that_was_set_aside_and_can_be_prepared_now_is_found() -> None:
    make_article()
    IndexTask.objects.update(attempts=3, error="ValueError: once")

    rebuild()

    assert total() == 1
    assert not IndexTask.objects.exists()


def test_an_index_of_an_older_release_is_kept_until_the_new_one_serves(
    one_article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "index"
    older = root / "v1-00000000-older"
    folder().rename(older)
    (root / "CURRENT").write_text(older.name)
    there: list[bool] = []
    serve = Generations.serve

    def look_and_serve(own: Generations, new: Path) -> None:
        there.append(older.exists())
        serve(own, new)

    monkeypatch.setattr(Generations, "serve", look_and_serve)
    assert build_if_missing() == 1

    assert there == [True]
    assert not older.exists()


@pytest.mark.django_db(transaction=True)
def test_processes_side_by_side_write_the_same_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "_WORTH_PROCESSES", 0)
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    with temporary_archive():
        for _ in range(9):
            make_article()

        assert rebuild(processes=3) == 9

        assert len(index_backend().snapshot().segments) == 3
        assert not check_index()
