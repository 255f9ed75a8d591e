"""The index is compared with the database, document by document."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import Article, IndexTask, Tag
from archive.search import analysis
from archive.search.engines import documents, generations
from archive.search.engines.whoosh_writer import ArraysWriter
from archive.search.executor.snapshot import Snapshot
from archive.services import checking
from archive.services.checking import Differences, check_analysis, check_index, repair_index
from archive.services.documents import index_backend, prepare
from archive.services.indexing import index_pending
from tests.factories import make_article, make_tag
from tests.search.indexes import arrays, break_article, folder, total

pytestmark = pytest.mark.django_db

Change = Callable[[Article], object]


@pytest.fixture
def article(build_index: Callable[[], None]) -> Article:
    """A public article in an index."""
    article = make_article(tags=(make_tag(),))
    build_index()
    return article


def _unnoticed(change: Change, article: Article) -> None:
    """Change something as if no trigger had seen it."""
    change(article)
    IndexTask.objects.all().delete()


def test_an_index_that_equals_the_database(article: Article) -> None:
    found = check_index()

    assert found == Differences(articles=1)
    assert not found


@pytest.mark.parametrize(
    "change",
    [
        lambda article: Article.objects.update(headline="درك"),
        lambda article: Article.objects.update(standfirst="درك"),
        lambda article: Article.objects.update(body="درك"),
        lambda article: Article.objects.update(section="عدالة"),
        lambda article: Article.objects.update(
            published_on="2024-01-01", date_kind="published", date_precision="day"
        ),
        lambda article: article.tags.clear(),
        lambda article: Tag.objects.update(slug="other"),
    ],
)
def test_a_change_of_text_or_metadata_is_stale(article: Article, change: Change) -> None:
    _unnoticed(change, article)

    assert check_index() == Differences(articles=1, stale=(article.pk,))


def test_an_article_that_is_not_in_the_index_is_missing(article: Article) -> None:
    other = make_article()
    IndexTask.objects.all().delete()

    assert check_index() == Differences(articles=2, missing=(other.pk,))


@pytest.mark.parametrize(
    "change",
    [
        lambda article: Article.objects.all().delete(),
        lambda article: Article.objects.update(status="withdrawn"),
    ],
)
def test_a_document_without_public_article_is_orphaned(article: Article, change: Change) -> None:
    pk = article.pk
    _unnoticed(change, article)

    assert check_index() == Differences(articles=0, orphaned=(pk,))


def test_an_article_that_is_in_the_index_twice_is_stale(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ArraysWriter, "delete", lambda own, key: None)
    documents = prepare([article.pk]).documents
    generation = index_backend().store.current()
    with generation._writer() as writer:
        writer.add(documents[0])
        writer.commit(merge=False)

    assert check_index() == Differences(articles=1, stale=(article.pk,))


def test_what_waits_in_the_outbox_is_no_difference(article: Article) -> None:
    Article.objects.update(headline="درك")

    found = check_index()

    assert (found.waiting, bool(found)) == (1, False)


def test_what_was_set_aside_is_counted_apart(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        break_article(broken, article)
        article.save()
        while index_pending():
            pass
    Article.objects.update(headline="درك")
    IndexTask.objects.update(attempts=3)

    found = check_index()

    assert (found.set_aside, found.stale) == (1, ())
    assert found


def test_a_change_during_the_comparison_is_no_difference(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = checking._suspects

    def look_and_change(*args: Any) -> tuple[set[int], int]:
        seen = look(*args)
        Article.objects.update(headline="درك")
        index_pending()
        return seen[0] | {article.pk}, seen[1]

    monkeypatch.setattr(checking, "_suspects", look_and_change)

    assert not check_index()


def test_a_damaged_index_says_so(article: Article) -> None:
    (path,) = arrays()
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    connections.reload(DEFAULT_ALIAS)

    assert "damaged" in check_index().damage


def test_without_index_there_is_nothing_to_compare() -> None:
    assert "there is no index" in check_index().damage


@pytest.mark.parametrize(
    "change",
    [
        lambda article: Article.objects.update(headline="درك"),
        lambda article: Article.objects.all().delete(),
        lambda article: make_article(),
        lambda article: (folder() / "CURRENT").parent.rename(folder().with_name("gone")),
    ],
)
def test_what_differs_is_repaired(article: Article, change: Change) -> None:
    _unnoticed(change, article)
    found = check_index()

    repair_index(found)

    assert found
    assert not check_index()
    assert total() == Article.objects.filter(headline__contains="البحر").count()


def test_another_analysis_is_warned_of_and_makes_all_stale(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = check_analysis()
    for module in (analysis, documents, generations):
        monkeypatch.setattr(module, "analysis_digest", lambda: "00000000")

    assert before == []
    assert [warning.id for warning in check_analysis()] == ["archive.W002"]
    assert check_index().stale == (article.pk,)


def test_without_index_no_analysis_is_warned_of() -> None:
    assert check_analysis() == []


def test_a_commit_during_the_comparison_is_no_damage(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = Snapshot.verify

    def commit_and_verify(snapshot: Snapshot) -> None:
        Article.objects.update(headline="درك")
        index_pending()
        verify(snapshot)

    monkeypatch.setattr(Snapshot, "verify", commit_and_verify)

    assert not check_index()


def test_an_article_that_cannot_be_prepared_does_not_stop_the_comparison(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_article()
    IndexTask.objects.all().delete()
    break_article(monkeypatch, article)

    found = check_index()

    assert (found.stale, found.missing) == ((article.pk,), (other.pk,))


@pytest.mark.sqlite
def test_a_row_that_cannot_be_read_does_not_stop_the_comparison(article: Article) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE archive_article SET published_on = '2024-02-30', date_kind = 'published', "
            "date_precision = 'day'"
        )
    IndexTask.objects.all().delete()

    assert check_index() == Differences(articles=1, stale=(article.pk,))
