"""Whatever the index is made of is watched: a change of it that alters a document is noted."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from archive.models import Article, IndexTask, Outlet, Tag
from archive.search_indexes import ArticleIndex
from archive.services import trigger_sql, triggers
from archive.services.watches import WATCHES
from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db

SOURCES = (Article, Article.tags.through, Outlet, Tag)
COLUMNS = [
    pytest.param(model, field.name, id=f"{model.__name__}.{field.name}")
    for model in SOURCES
    for field in model._meta.concrete_fields
    if not field.primary_key
]


@pytest.fixture(autouse=True)
def archive() -> None:
    """Two articles of all columns, and another outlet and tag to go to."""
    for number in (1, 2):
        make_article(
            outlet=make_outlet(f"جريدة {number}"),
            tags=(make_tag(f"وسم {number}"),),
            section="الحوادث",
            published_on=date(2024, 5, number),
        )
    make_outlet("أخرى")
    make_tag("القضاء")


def documents() -> dict[int, dict[str, Any]]:
    index = ArticleIndex()
    return {article.pk: index.full_prepare(article) for article in index.index_queryset()}


def unnoticed(model: type[models.Model], name: str) -> set[int]:
    """Give the articles that another value of one column changes, but which the outbox lacks."""
    field = next(field for field in model._meta.concrete_fields if field.name == name)
    lost: list[set[int]] = []
    for value in other_values(model, field):
        with suppress(IntegrityError), transaction.atomic():
            lost.append(_lost(model, {field.attname: value}))
            transaction.set_rollback(True)
    assert lost, f"no other value for {field}"
    return set().union(*lost)


def _lost(model: type[models.Model], values: dict[str, Any]) -> set[int]:
    before = documents()
    IndexTask.objects.all().delete()
    model._default_manager.filter(pk=model._default_manager.earliest("pk").pk).update(**values)
    after = documents()
    changed = {pk for pk in before | after if before.get(pk) != after.get(pk)}
    return changed - set(IndexTask.objects.values_list("article_id", flat=True))


def other_values(model: type[models.Model], field: "models.Field[Any, Any]") -> Iterator[Any]:
    """Give values that a column may have, whether or not the model's other columns allow them."""
    if field.is_relation and field.related_model:
        yield from field.related_model._default_manager.order_by("-pk").values_list("pk", flat=True)
    elif field.choices:
        yield from (value for value, _ in field.choices)
    elif isinstance(field, models.JSONField):
        yield ["آخر"]
    elif isinstance(field, models.DateField):
        yield from (
            old + timedelta(days=400)
            for old in model._default_manager.values_list(field.attname, flat=True)
        )
    elif isinstance(field, models.IntegerField):
        yield 3
    else:
        yield "x" * min(64, field.max_length or 64)
    if field.null:
        yield None


@pytest.mark.parametrize(("model", "name"), COLUMNS)
def test_a_value_that_changes_a_document_is_noticed(model: type[models.Model], name: str) -> None:
    assert unnoticed(model, name) == set()


def test_every_table_that_documents_are_read_from_is_watched() -> None:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        documents()

    sql = " ".join(query["sql"] for query in captured)
    read = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if f'"{model._meta.db_table}"' in sql
    }
    assert read == {watch.table for watch in WATCHES}
    assert read == {model._meta.db_table for model in SOURCES}


@pytest.mark.parametrize(
    ("model", "name"),
    [(Article, "headline"), (Article.tags.through, "tag"), (Outlet, "slug"), (Tag, "slug")],
)
def test_a_table_that_nobody_watches_is_found_out(
    monkeypatch: pytest.MonkeyPatch, model: type[models.Model], name: str
) -> None:
    kept = tuple(watch for watch in WATCHES if watch.table != model._meta.db_table)
    monkeypatch.setattr(trigger_sql, "WATCHES", kept)
    triggers.install_triggers("default")

    lost = unnoticed(model, name)

    assert lost == {Article.objects.earliest("pk").pk}
