"""The triggers are there after every migrate, and in no migration's way."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection

from archive.models import Article, IndexTask, Outlet
from archive.services import trigger_sql
from archive.services.triggers import check_triggers, install_triggers, remove_triggers
from archive.services.watches import WATCHES, Watch
from tests.factories import make_article

TRIGGER = "outbox_archive_article_update"


@pytest.fixture
def seen() -> Article:
    """One article that the index has seen."""
    article = make_article()
    IndexTask.objects.all().delete()
    return article


@pytest.fixture
def migrated_afterwards(transactional_db: None) -> Iterator[None]:
    """Bring the database back to the present models."""
    yield
    call_command("migrate", "archive", verbosity=0)


def named() -> list[int]:
    return sorted(IndexTask.objects.values_list("article_id", flat=True))


def drop(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(trigger_sql.DROP[connection.vendor].format(name=name))


@pytest.mark.django_db
def test_the_check_is_content_with_a_migrated_database() -> None:
    assert check_triggers(["default"]) == []


@pytest.mark.django_db
def test_the_check_misses_a_dropped_trigger_and_installing_puts_it_back() -> None:
    drop(TRIGGER)

    missing = check_triggers(["default"])
    install_triggers("default")

    assert [TRIGGER in error.msg for error in missing] == [True]
    assert check_triggers(["default"]) == []


@pytest.mark.django_db
def test_migrate_runs_without_a_trigger_and_installs_it() -> None:
    drop(TRIGGER)

    call_command("migrate", verbosity=0, skip_checks=False)

    assert check_triggers(["default"]) == []


@pytest.mark.django_db
def test_installing_twice_leaves_one_row_a_change(seen: Article) -> None:
    install_triggers("default")

    seen.save()

    assert named() == [seen.pk]


@pytest.mark.django_db
@pytest.mark.usefixtures("seen")
def test_installing_what_is_there_notes_nothing() -> None:
    install_triggers("default")

    assert named() == []


@pytest.mark.django_db
def test_what_happened_without_triggers_is_noted(seen: Article) -> None:
    kept, deleted = seen.pk, make_article().pk
    IndexTask.objects.all().delete()

    remove_triggers("default")
    Article.objects.filter(pk=deleted).delete()
    added = make_article().pk
    install_triggers("default")

    assert named() == [kept, deleted, added]


@pytest.mark.django_db
def test_a_trigger_of_an_earlier_version_goes(
    monkeypatch: pytest.MonkeyPatch, seen: Article
) -> None:
    earlier = Watch(Outlet._meta.db_table, ("INSERT",), f"SELECT {seen.pk}")
    with monkeypatch.context() as patched:
        patched.setattr(trigger_sql, "WATCHES", (*WATCHES, earlier))
        install_triggers("default")
    IndexTask.objects.all().delete()

    install_triggers("default")
    Outlet.objects.create(name="جريدة", slug="one")

    assert named() == []


@pytest.mark.usefixtures("migrated_afterwards")
def test_a_migration_changes_the_tables_of_an_archive_in_use() -> None:
    article = make_article()
    IndexTask.objects.all().delete()

    call_command("migrate", "archive", "0001", verbosity=0)
    call_command("migrate", "archive", verbosity=0)

    assert named() == [article.pk]
    assert check_triggers(["default"]) == []


@pytest.mark.usefixtures("migrated_afterwards")
def test_a_database_without_our_tables_needs_no_triggers() -> None:
    call_command("migrate", "archive", "zero", verbosity=0)

    assert check_triggers(["default"]) == []
