"""The outbox names every article that the index no longer matches, once."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction

from archive.models import Article, IndexTask, Outlet, Tag
from archive.services.triggers import check_triggers, install_triggers
from archive.text.digests import digest_of
from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db

TRIGGER = "outbox_archive_article_update"


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
    "update": lambda article: Article.objects.filter(pk=article.pk).update(headline="جديد"),
    "SQL update": lambda _: run_sql("UPDATE archive_article SET status = 'withdrawn'"),
    "delete": lambda article: article.delete(),
    "delete in bulk": lambda _: Article.objects.all().delete(),
    "tag added": lambda article: article.tags.add(make_tag("القضاء")),
    "tag removed": lambda article: article.tags.remove(article.tags.get()),
    "tags cleared": lambda article: article.tags.clear(),
    "tags set": lambda article: article.tags.set([make_tag("القضاء")]),
    "tag deleted": lambda _: Tag.objects.get().delete(),
    "tag slug": lambda _: Tag.objects.update(slug="new"),
    "outlet changed": lambda article: Article.objects.update(outlet=make_outlet("أخرى")),
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


def test_the_check_is_content_with_a_migrated_database() -> None:
    assert check_triggers(["default"]) == []


def test_the_check_misses_a_dropped_trigger_and_installing_puts_it_back() -> None:
    table = f" ON {Article._meta.db_table}" if connection.vendor == "postgresql" else ""
    run_sql(f"DROP TRIGGER {TRIGGER}{table}")

    missing = check_triggers(["default"])
    install_triggers("default")

    assert [TRIGGER in error.msg for error in missing] == [True]
    assert check_triggers(["default"]) == []


def test_installing_twice_leaves_one_row_a_change(tagged: Article) -> None:
    install_triggers("default")

    tagged.save()

    assert named() == [tagged.pk]
