"""The index follows the database."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from archive.forms.search import SearchForm
from archive.models import Article, IndexTask, Outlet, Tag
from archive.search.engines.files import LockedError
from archive.search.engines.store import Generation
from archive.search.hits import IndexUnavailableError
from archive.selectors.search import SearchResults, find_hits, search_articles
from archive.services.documents import index_backend
from archive.services.indexing import index_pending
from archive.services.rebuilding import build_if_missing, rebuild
from tests.factories import make_article, make_outlet, make_tag
from tests.search.indexes import ASKED, article_index, break_article

pytestmark = pytest.mark.django_db

Run = Callable[[], None]


def find(**asked: object) -> SearchResults:
    form = SearchForm({"q": "شرطة", **asked})
    assert form.is_valid()
    return search_articles(form.to_search())


def test_a_published_article_is_found(run_indexer: Run) -> None:
    article = make_article(headline="شرطة فاس", status="draft")
    run_indexer()
    article.status = Article.Status.PUBLIC
    article.save()

    run_indexer()

    assert [found.article for found in find().articles] == [article]


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_an_article_that_is_no_longer_public_is_not_found(run_indexer: Run, status: str) -> None:
    make_article(headline="شرطة فاس")
    run_indexer()
    Article.objects.update(status=status)

    run_indexer()

    assert find().total == 0


def test_a_deleted_article_is_gone(run_indexer: Run) -> None:
    make_article(headline="شرطة فاس")
    run_indexer()
    Article.objects.all().delete()

    run_indexer()

    assert find().total == 0


def test_an_edited_article_is_found_by_its_new_words_alone(run_indexer: Run) -> None:
    make_article(headline="درك فاس")
    run_indexer()
    Article.objects.update(headline="شرطة فاس")

    run_indexer()

    assert (find().total, find(q="درك").total) == (1, 0)


def test_the_facet_of_a_tag_follows_its_slug(run_indexer: Run) -> None:
    make_article(headline="شرطة فاس", tags=(make_tag("فاس", slug="old"),))
    run_indexer()
    Tag.objects.update(slug="new")

    run_indexer()

    tags = next(facet for facet in find().facets if facet.name == "tags")
    assert [(choice.value, choice.label) for choice in tags.choices] == [("new", "فاس")]
    assert find(tags=["new"]).total == 1


def test_the_facet_of_an_outlet_follows_its_slug(run_indexer: Run) -> None:
    make_article(headline="شرطة فاس", outlet=make_outlet(slug="old"))
    run_indexer()
    Outlet.objects.update(slug="new")

    run_indexer()

    assert find(outlet="new").total == 1


def test_a_batch_takes_the_oldest_rows_first() -> None:
    build_if_missing()
    first = make_article(headline="شرطة فاس")
    make_article(headline="شرطة أكادير")

    assert index_pending(limit=1) == 1

    assert [found.article for found in find().articles] == [first]
    assert IndexTask.objects.count() == 1


def test_nothing_is_left_to_do(run_indexer: Run) -> None:
    make_article()

    run_indexer()

    assert not IndexTask.objects.exists()
    assert index_pending() == 0


def test_a_change_while_the_index_is_written_keeps_its_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    build_if_missing()
    article = make_article(headline="درك فاس")
    write = Generation.write

    def write_and_change(own: Generation, *args: Any) -> None:
        write(own, *args)
        Article.objects.update(headline="شرطة فاس")

    monkeypatch.setattr(Generation, "write", write_and_change)
    index_pending()

    assert IndexTask.objects.get().article_id == article.pk


def test_a_failure_keeps_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    build_if_missing()
    make_article()

    def fail(own: Generation, *args: Any) -> None:
        raise OSError("no room")

    monkeypatch.setattr(Generation, "write", fail)
    with pytest.raises(OSError, match="no room"):
        index_pending()

    assert [task.attempts for task in IndexTask.objects.all()] == [0]


def test_a_rebuild_drops_what_the_database_does_not_have(run_indexer: Run) -> None:
    make_article(headline="شرطة فاس")
    run_indexer()
    Article.objects.all().delete()
    make_article(headline="شرطة أكادير")

    assert rebuild() == 1

    assert find().total == 1


def test_drafts_are_not_indexed(build_index: Run) -> None:
    make_article(headline="شرطة فاس", status="draft")

    build_index()

    assert find().total == 0


def test_an_index_that_is_there_is_not_built_again() -> None:
    make_article()

    assert (build_if_missing(), build_if_missing()) == (1, 0)


def test_without_index_a_search_says_so() -> None:
    with pytest.raises(IndexUnavailableError):
        find()


def test_an_article_that_cannot_be_prepared_is_set_aside_after_three_tries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    build_if_missing()
    bad, good = make_article(), make_article()
    break_article(monkeypatch, bad)

    handled = [index_pending() for _ in range(4)]

    assert handled == [2, 1, 1, 0]
    (task,) = IndexTask.objects.set_aside()
    assert (task.article_id, task.attempts) == (bad.pk, 3)
    assert task.error == "ValueError: no such letter"
    assert [hit.article_id for hit in find_hits(ASKED, start=0, stop=9).hits] == [good.pk]


def test_a_new_change_of_a_set_aside_article_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    build_if_missing()
    bad = make_article()
    with monkeypatch.context() as broken:
        break_article(broken, bad)
        while index_pending():
            pass
    bad.save()

    index_pending()

    assert not IndexTask.objects.exists()
    assert find_hits(ASKED, start=0, stop=9).total == 1


def test_a_fault_of_the_machine_is_not_the_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    build_if_missing()
    make_article()
    monkeypatch.setattr(type(article_index()), "full_prepare", _run_out_of_memory)

    with pytest.raises(MemoryError):
        index_pending()

    assert [task.attempts for task in IndexTask.objects.all()] == [0]


def _run_out_of_memory(own: object, article: Article) -> None:
    raise MemoryError


@pytest.mark.parametrize("days", [-4000, 4000])
def test_a_clock_that_jumps_loses_nothing(days: int) -> None:
    build_if_missing()
    article = make_article(headline="درك فاس")
    IndexTask.objects.update(noted_at=timezone.now() + timedelta(days=days))
    index_pending()
    Article.objects.update(headline="شرطة فاس")
    IndexTask.objects.update(noted_at=timezone.now() - timedelta(days=days))

    index_pending()

    assert [found.article for found in find().articles] == [article]


def test_an_id_that_is_used_again_is_another_article(run_indexer: Run) -> None:
    first = make_article(headline="درك فاس")
    run_indexer()
    pk = first.pk
    first.delete()
    make_article(pk=pk, headline="شرطة فاس")

    run_indexer()

    assert (find().total, find(q="درك").total) == (1, 0)


def test_the_index_is_not_written_while_another_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    build_if_missing()
    make_article()
    monkeypatch.setattr("archive.search.engines.store._WRITER_WAIT", 0.05)

    with index_backend().store.turn(), pytest.raises(LockedError):
        index_pending()

    assert index_pending() == 1


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE archive_article SET published_on = '2024-02-30', date_kind = 'published', "
        "date_precision = 'day' WHERE id = %s",
        "UPDATE archive_article SET section = CAST(x'ff' AS TEXT) WHERE id = %s",
    ],
)
def test_a_row_that_cannot_be_read_does_not_stop_the_others(change: str) -> None:
    build_if_missing()
    bad, good = make_article(), make_article()
    with connection.cursor() as cursor:
        cursor.execute(change, [bad.pk])

    while index_pending():
        pass

    (task,) = IndexTask.objects.set_aside()
    assert task.article_id == bad.pk
    assert [hit.article_id for hit in find_hits(ASKED, start=0, stop=9).hits] == [good.pk]
