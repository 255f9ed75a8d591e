"""Tags merged into others."""

import pytest
from django.test import Client
from pytest_django.asserts import assertRedirects

from archive.models import Tag
from archive.services.errors import ServiceError
from archive.services.tags import merge_tags
from tests.factories import make_article, make_tag

pytestmark = pytest.mark.django_db


def test_every_article_moves() -> None:
    source, target = make_tag("المحاكم"), make_tag("القضاء")
    article = make_article(tags=(source,))
    draft = make_article(tags=(source,), status="draft")

    assert merge_tags(source=source, target=target) == 2
    assert list(article.tags.all()) == list(draft.tags.all()) == [target]


def test_an_article_with_both_tags_keeps_one() -> None:
    source, target, other = make_tag("المحاكم"), make_tag("القضاء"), make_tag("فاس")
    article = make_article(tags=(source, target, other))

    merge_tags(source=source, target=target)

    assert set(article.tags.all()) == {target, other}


def test_the_names_of_the_source_become_synonyms() -> None:
    source = make_tag("المحاكم", name_fr="Tribunaux", synonyms=["محكمة", "قضاء"])
    target = make_tag("القضاء", synonyms=["قضاء"])

    merge_tags(source=source, target=target)

    target.refresh_from_db()
    assert target.synonyms == ["قضاء", "المحاكم", "Tribunaux", "محكمة"]


def test_a_name_of_the_target_is_no_synonym_of_it() -> None:
    source = make_tag("المحاكم", name_en="Justice")
    target = make_tag("القضاء", name_en="Justice")

    merge_tags(source=source, target=target)

    assert target.synonyms == ["المحاكم"]


def test_children_move() -> None:
    source, target = make_tag("المحاكم"), make_tag("القضاء")
    child = make_tag("الاستئناف", parent=source)

    merge_tags(source=source, target=target)

    child.refresh_from_db()
    assert child.parent == target


def test_a_child_that_takes_its_parent_takes_its_place() -> None:
    top = make_tag("العدالة")
    source = make_tag("المحاكم", parent=top)
    target = make_tag("القضاء", parent=source)

    merge_tags(source=source, target=target)

    target.refresh_from_db()
    assert target.parent == top


def test_a_grandchild_that_takes_its_grandparent_takes_its_place() -> None:
    source = make_tag("العدالة")
    child = make_tag("المحاكم", parent=source)
    target = make_tag("القضاء", parent=child)

    merge_tags(source=source, target=target)

    assert Tag.objects.get(pk=child.pk).parent == target
    assert Tag.objects.get(pk=target.pk).parent is None


def test_tags_that_are_each_others_parents_can_be_merged() -> None:
    source, target = make_tag("المحاكم"), make_tag("القضاء")
    Tag.objects.filter(pk=source.pk).update(parent=target)
    Tag.objects.filter(pk=target.pk).update(parent=source)

    merge_tags(source=Tag.objects.get(pk=source.pk), target=Tag.objects.get(pk=target.pk))

    assert Tag.objects.get(pk=target.pk).parent is None


def test_tags_merged_before_lead_to_the_new_target() -> None:
    first, second, third = make_tag("المحاكم"), make_tag("القضاء"), make_tag("العدالة")
    merge_tags(source=first, target=second)

    merge_tags(source=second, target=third)

    first.refresh_from_db()
    assert first.merged_into == third


def test_a_tag_is_not_merged_into_itself() -> None:
    tag = make_tag()

    with pytest.raises(ServiceError):
        merge_tags(source=tag, target=Tag.objects.get(pk=tag.pk))


@pytest.mark.parametrize("merged", ["source", "target"])
def test_a_merged_tag_is_not_merged_again(merged: str) -> None:
    tags = {"source": make_tag("المحاكم"), "target": make_tag("القضاء")}
    merge_tags(source=tags[merged], target=make_tag("العدالة"))

    with pytest.raises(ServiceError):
        merge_tags(source=tags["source"], target=tags["target"])


def test_a_merge_is_kept_in_the_history() -> None:
    source, target = make_tag("المحاكم"), make_tag("القضاء")
    article = make_article(tags=(source,))

    merge_tags(source=source, target=target)

    assert source.history.latest().merged_into == target
    assert [row.tag for row in article.history.latest().tags.all()] == [target]


def test_the_page_of_the_old_tag_leads_on_for_good(client: Client) -> None:
    source, target = make_tag("المحاكم", slug="المحاكم"), make_tag("القضاء", slug="القضاء")

    merge_tags(source=source, target=target)

    response = client.get("/tags/المحاكم/")
    assertRedirects(response, target.get_absolute_url(), status_code=301)
