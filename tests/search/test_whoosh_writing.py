"""The index on disk, as it is written."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh.index import LockError

from archive.models import Article
from archive.search.engines import whoosh as whoosh_engine
from archive.search.engines.whoosh_writer import ArraysWriter
from archive.search.hits import IndexUnavailableError
from archive.search.parser import parse
from archive.search.query import Search
from archive.selectors.search import find_hits
from archive.services.indexing import build_if_missing, rebuild
from tests.factories import make_article
from tests.search.conftest import apply_changes
from tests.search.indexes import ASKED, arrays, article_index, backend, total

pytestmark = pytest.mark.django_db


def test_haystacks_own_ways_of_writing_work(build_index: Callable[[], None]) -> None:
    kept, gone = make_article(), make_article()
    build_index()

    backend().remove(gone)
    assert [hit.article_id for hit in find_hits(ASKED, start=0, stop=9).hits] == [kept.pk]

    backend().clear()
    assert total() == 0


def test_a_failed_rebuild_leaves_the_old_index(
    build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    build_index()
    make_article()
    index = article_index()
    monkeypatch.setattr(index, "prepare_text", lambda article: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        backend().replace(index, index.index_queryset())

    assert total() == 1


def test_a_first_build_that_fails_leaves_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    make_article()
    monkeypatch.setattr(article_index(), "prepare_text", lambda article: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        rebuild()

    with pytest.raises(IndexUnavailableError):
        total()
    monkeypatch.undo()
    assert build_if_missing() == 1
    assert total() == 1


def test_articles_added_one_by_one_leave_few_segments(tmp_path: Path) -> None:
    articles = [make_article(body=f"رقمه {number}.") for number in range(300)]

    for article in articles:
        apply_changes([article])

    assert len(backend()._reader.newest().segments) <= 8
    assert total() == 300
    assert find_hits(Search(parse("177")), start=0, stop=9).hits[0].article_id == articles[177].pk


def test_an_article_written_again_is_there_once(build_index: Callable[[], None]) -> None:
    article = make_article(headline="البحر الأبيض")
    build_index()
    article.headline = "البحر الأسود"

    apply_changes([article])

    assert total() == 1
    assert find_hits(Search(parse("الأبيض")), start=0, stop=9).total == 0


def test_an_article_twice_in_one_batch_is_there_once() -> None:
    article = make_article(headline="البحر الأبيض")
    newer = Article.objects.get(pk=article.pk)
    newer.headline = "البحر الأسود"

    apply_changes([article, make_article(), newer])
    apply_changes([make_article()])

    assert total() == 3
    assert find_hits(Search(parse("الأبيض")), start=0, stop=9).total == 0
    assert find_hits(Search(parse("الأسود")), start=0, stop=9).total == 1


def test_deletions_are_merged_away_in_the_end() -> None:
    articles = [make_article() for _ in range(20)]
    apply_changes(articles)

    for article in articles[:15]:
        backend().remove(article)
    apply_changes([make_article()])

    assert total() == 6
    assert backend()._reader.newest().size == 6


def test_an_index_that_was_cleared_is_empty_and_takes_articles(
    build_index: Callable[[], None],
) -> None:
    make_article()
    build_index()

    backend().clear()
    empty = total()
    apply_changes([make_article()])

    assert (empty, total()) == (0, 1)


def test_a_writer_killed_before_its_contents_are_written_leaves_the_old_index(
    build_index: Callable[[], None],
) -> None:
    make_article()
    build_index()
    articles = list(article_index().index_queryset())
    make_article()

    child = os.fork()
    if child == 0:
        ArraysWriter._commit_toc = lambda writer, segments: os._exit(9)
        apply_changes(articles)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9

    assert (total(), len(arrays())) == (1, 2)
    build_index()
    assert (total(), len(arrays())) == (2, 1)


def test_a_commit_that_fails_gives_the_lock_back(
    build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article()
    build_index()
    with monkeypatch.context() as patched:
        patched.setattr(ArraysWriter, "_commit_toc", lambda writer, segments: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            apply_changes([make_article()])
    before = total()

    apply_changes([make_article()])

    assert (before, total(), len(arrays())) == (1, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_a_second_writer_waits_for_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [make_article(), make_article()]
    rebuild()
    engine, index = backend(), article_index()
    writer = engine._writer()

    second = threading.Thread(target=lambda: engine.update(index, articles))
    second.start()
    second.join(timeout=0.3)
    waited = second.is_alive()
    writer.cancel()
    second.join(timeout=20)

    assert waited
    assert not second.is_alive()
    assert total() == 2


def test_a_writer_gives_up_waiting(
    build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index()
    monkeypatch.setattr(whoosh_engine, "_WRITE_TIMEOUT", 0.2)
    writer = backend()._writer()

    with pytest.raises(LockError):
        apply_changes([make_article()])

    writer.cancel()


# Whoosh leaves a file open that it cannot read to its end.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_index_whose_contents_are_cut_is_built_anew(build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    (contents,) = backend().path.glob("_MAIN_*.toc")
    contents.write_bytes(contents.read_bytes()[:20])

    with pytest.raises(IndexUnavailableError):
        total()
    assert build_if_missing() == 1
    assert total() == 1
