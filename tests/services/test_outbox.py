"""What is put into the outbox by hand."""

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.models import Article, IndexTask
from archive.models.index_task import TRIES
from archive.services.outbox import note_articles, try_again
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def named() -> list[int]:
    return list(IndexTask.objects.order_by("article_id").values_list("article_id", flat=True))


def test_only_set_aside_articles_are_tried_again() -> None:
    IndexTask.objects.create(article_id=1, attempts=TRIES, error="no such letter")
    IndexTask.objects.create(article_id=2, attempts=TRIES - 1, error="no such word")

    assert try_again(IndexTask.objects.pending() | IndexTask.objects.set_aside()) == 1

    tasks = IndexTask.objects.values_list("article_id", "attempts", "error")
    assert set(tasks) == {(1, 0, ""), (2, TRIES - 1, "no such word")}


def test_what_is_tried_again_waits() -> None:
    task = IndexTask.objects.create(article_id=1, attempts=TRIES)

    try_again(IndexTask.objects.set_aside())

    assert list(IndexTask.objects.pending()) == [task]


def test_every_article_is_noted_once() -> None:
    articles = [make_article(status=status) for status in ("public", "draft", "withdrawn")]
    IndexTask.objects.filter(article_id=articles[0].pk).delete()

    assert note_articles() == 3

    assert named() == [article.pk for article in articles]


def test_noting_every_article_takes_two_statements(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        make_article()

    with django_assert_num_queries(4):  # and the savepoint around them
        note_articles()


def test_an_empty_archive_has_nothing_to_note() -> None:
    assert note_articles() == 0


def test_a_deleted_article_stays_noted_beside_all_others() -> None:
    gone = make_article()
    pk = gone.pk
    gone.delete()
    kept = make_article()

    note_articles()

    assert named() == [pk, kept.pk]


@pytest.mark.parametrize("everything", [True, False])
def test_the_new_row_has_a_new_id_and_no_past(everything: bool) -> None:
    article = make_article()
    IndexTask.objects.update(attempts=TRIES, error="no such letter", is_indexed=True)
    before = IndexTask.objects.get().pk

    note_articles(None if everything else [article.pk])

    task = IndexTask.objects.pending().get()
    assert task.pk > before
    assert (task.attempts, task.error) == (0, "")
    assert task.noted_at is not None


def test_some_articles_are_noted_though_they_are_gone() -> None:
    article = make_article()
    IndexTask.objects.all().delete()

    assert note_articles([article.pk, 9_000_000_000, article.pk]) == 2

    assert named() == [article.pk, 9_000_000_000]
    assert Article.objects.count() == 1


def test_more_articles_than_one_statement_names_are_noted_once() -> None:
    ids = [*range(1, 5_003), *range(1, 5_003)]

    assert note_articles(ids) == 5_002

    assert sorted(named()) == list(range(1, 5_003))


def test_nothing_to_note_notes_nothing() -> None:
    make_article()

    assert note_articles([]) == 0
    assert IndexTask.objects.count() == 1
