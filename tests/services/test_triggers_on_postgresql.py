"""In PostgreSQL noting an article waits for no other writer, and TRUNCATE is seen too."""

import threading
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.models import Article, IndexTask
from tests.factories import make_article, make_tag

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

WAIT = 20.0


@pytest.fixture
def other() -> Iterator[BaseDatabaseWrapper]:
    """A second connection, in a transaction of its own."""
    second = connection.copy()
    # The test closes it, in whatever thread it was used.
    second.inc_thread_sharing()
    second.set_autocommit(False)
    yield second
    second.close()


@pytest.fixture
def article() -> Iterator[Article]:
    """A tagged article, in a connection that does not wait for others."""
    run_sql(connection, "SET lock_timeout = '2s'")
    yield make_article(tags=(make_tag(),))
    run_sql(connection, "RESET lock_timeout")


def named() -> list[int]:
    return sorted(IndexTask.objects.values_list("article_id", flat=True))


def run_sql(database: BaseDatabaseWrapper, statement: str) -> None:
    with database.cursor() as cursor:
        cursor.execute(statement)


def delete_tasks(database: BaseDatabaseWrapper, article: Article) -> None:
    run_sql(database, f"DELETE FROM archive_indextask WHERE article_id = {article.pk}")


def test_a_save_does_not_wait_for_the_indexer(article: Article, other: BaseDatabaseWrapper) -> None:
    delete_tasks(other, article)

    article.save()

    assert named() == [article.pk, article.pk]
    other.commit()
    assert named() == [article.pk]


def test_a_tag_does_not_wait_for_another_curators_tag(
    article: Article, other: BaseDatabaseWrapper
) -> None:
    run_sql(other, f"DELETE FROM archive_article_tags WHERE article_id = {article.pk}")

    article.tags.add(make_tag("القضاء"))
    other.commit()

    assert named() == [article.pk, article.pk]


def test_a_save_and_the_indexer_do_not_wait_for_each_other(
    article: Article, other: BaseDatabaseWrapper
) -> None:
    second = make_article()
    holds_first = threading.Event()

    def index() -> None:
        delete_tasks(other, article)
        holds_first.set()
        delete_tasks(other, second)
        other.commit()

    indexer = threading.Thread(target=index)
    with transaction.atomic():
        second.save()
        indexer.start()
        assert holds_first.wait(WAIT)
        article.save()
    indexer.join(WAIT)

    assert not indexer.is_alive()
    assert named() == [article.pk, second.pk]


def test_a_change_is_noted_while_a_dump_is_restored(
    article: Article, other: BaseDatabaseWrapper
) -> None:
    IndexTask.objects.all().delete()

    run_sql(other, "SET search_path = ''")
    run_sql(other, "UPDATE public.archive_article SET status = 'withdrawn'")
    other.commit()

    assert named() == [article.pk]


def test_truncating_the_articles_notes_them_all(article: Article) -> None:
    pks = [article.pk, make_article().pk]
    IndexTask.objects.all().delete()

    run_sql(connection, "TRUNCATE archive_article CASCADE")

    assert named() == pks


def test_truncating_the_tags_notes_the_tagged(article: Article) -> None:
    make_article()
    IndexTask.objects.all().delete()

    run_sql(connection, "TRUNCATE archive_tag CASCADE")

    assert named() == [article.pk]


@pytest.mark.usefixtures("article")
def test_flushing_empties_the_outbox_too() -> None:
    call_command("flush", interactive=False, verbosity=0)

    assert (Article.objects.count(), named()) == (0, [])
