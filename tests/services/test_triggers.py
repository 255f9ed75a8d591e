"""The outbox names every article that the index no longer matches, once."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test import Client

from archive.models import Article, IndexTask, Outlet, Tag
from archive.text.digests import digest_of
from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def tagged() -> Article:
    """One public article with outlet and tag, which the index has seen."""
    article = make_article(outlet=make_outlet(), tags=(make_tag(),))
    IndexTask.objects.all().delete()
    return article


def named() -> list[int]:
    return list(IndexTask.objects.values_list("article_id", flat=True))


def run_sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


CHANGES: dict[str, Callable[[Article], object]] = {
    "save": lambda article: article.save(),
    "bulk update": lambda article: Article.objects.bulk_update([article], ["section"]),
    "update": lambda article: Article.objects.filter(pk=article.pk).update(headline="جديد"),
    "SQL update": lambda _: run_sql("UPDATE archive_article SET status = 'withdrawn'"),
    "delete": lambda article: article.delete(),
    "delete in bulk": lambda _: Article.objects.all().delete(),
    "tag added": lambda article: article.tags.add(make_tag("القضاء")),
    "tag given articles": lambda article: make_tag("القضاء").articles.set([article]),
    "tag removed": lambda article: article.tags.remove(article.tags.get()),
    "tags cleared": lambda article: article.tags.clear(),
    "tags set": lambda article: article.tags.set([make_tag("القضاء")]),
    "tag deleted": lambda _: Tag.objects.get().delete(),
    "tag slug": lambda _: Tag.objects.update(slug="new"),
    "outlet changed": lambda article: Article.objects.update(outlet=make_outlet("أخرى")),
    "tag in SQL": lambda _: run_sql("DELETE FROM archive_article_tags"),
    "outlet slug": lambda _: Outlet.objects.update(slug="new"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_leaves_one_row(tagged: Article, change: str) -> None:
    pk = tagged.pk

    CHANGES[change](tagged)

    assert named() == [pk]


def test_creating_leaves_one_row() -> None:
    article = make_article(tags=(make_tag(),))

    assert named() == [article.pk]


def test_creating_in_bulk_leaves_one_row_an_article() -> None:
    bodies = ["نص أول", "نص ثان", "نص ثالث"]

    Article.objects.bulk_create(
        Article(source=body, body=body, digest=digest_of(body)) for body in bodies
    )

    assert sorted(named()) == sorted(Article.objects.values_list("pk", flat=True))


def test_a_deletion_in_sql_leaves_one_row() -> None:
    article = make_article()
    IndexTask.objects.all().delete()

    run_sql(f"DELETE FROM archive_article WHERE id = {article.pk}")

    assert named() == [article.pk]


def test_articles_that_a_curator_deletes_together_leave_one_row_each(admin_client: Client) -> None:
    pks = [make_article(tags=(make_tag(),)).pk, make_article().pk]
    IndexTask.objects.all().delete()
    chosen = {"action": "delete_selected", "_selected_action": pks, "post": "yes"}

    admin_client.post("/admin/archive/article/", chosen)

    assert Article.objects.count() == 0
    assert sorted(named()) == pks


def test_a_slug_touches_all_its_articles_and_no_other() -> None:
    outlet = make_outlet()
    touched = {make_article(outlet=outlet).pk, make_article(outlet=outlet).pk}
    make_article(outlet=make_outlet("أخرى"))
    IndexTask.objects.all().delete()

    Outlet.objects.filter(pk=outlet.pk).update(slug="new")

    assert sorted(named()) == sorted(touched)


@pytest.mark.parametrize("model", [Outlet, Tag])
@pytest.mark.usefixtures("tagged")
def test_saving_an_outlet_or_tag_with_its_slug_leaves_nothing(
    model: type[Outlet] | type[Tag],
) -> None:
    thing = model.objects.get()
    setattr(thing, "name" if model is Outlet else "name_ar", "اسم آخر")

    thing.save()

    assert named() == []


def test_a_rolled_back_change_leaves_nothing(tagged: Article) -> None:
    with transaction.atomic():
        tagged.save()
        tagged.tags.clear()
        transaction.set_rollback(True)

    assert named() == []


def test_a_change_rolled_back_to_a_savepoint_leaves_what_was_before_it(tagged: Article) -> None:
    other = make_article()
    IndexTask.objects.all().delete()

    with transaction.atomic():
        other.save()
        with transaction.atomic():
            tagged.save()
            other.save()
            transaction.set_rollback(True)

    assert named() == [other.pk]


@pytest.mark.sqlite
def test_a_row_that_another_replaces_is_noted(tagged: Article) -> None:
    columns = ", ".join(
        str(field.column) for field in Article._meta.concrete_fields if not field.primary_key
    )
    values = f"SELECT {columns} FROM archive_article WHERE id = {tagged.pk}"
    tagged.tags.clear()
    IndexTask.objects.all().delete()

    run_sql(f"REPLACE INTO archive_article ({columns}) {values}")

    assert sorted(named()) == [tagged.pk, Article.objects.get().pk]


def test_a_second_change_has_a_new_and_higher_row(tagged: Article) -> None:
    tagged.save()
    first = IndexTask.objects.get().pk

    tagged.save()

    assert IndexTask.objects.get().pk > first


def test_row_numbers_are_not_used_again(tagged: Article) -> None:
    tagged.save()
    first = IndexTask.objects.get().pk
    IndexTask.objects.all().delete()

    tagged.save()

    assert IndexTask.objects.get().pk > first
