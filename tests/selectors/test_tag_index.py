"""The index of tags."""

from collections.abc import Iterable

import pytest

from archive.models import Tag
from archive.selectors.tag_index import TagEntry, children_of, tag_index
from tests.factories import make_article, make_tag

pytestmark = pytest.mark.django_db


def names(entries: Iterable[TagEntry]) -> list[object]:
    """The names of entries, each followed by the list of those beneath it."""
    found: list[object] = []
    for entry in entries:
        found.append(entry.tag.name_ar)
        if entry.children:
            found.append(names(entry.children))
    return found


def entries() -> list[object]:
    return [name for letter in tag_index() for name in names(letter.entries)]


def test_a_tag_without_articles_is_named_only_above_one_with_some() -> None:
    parent = make_tag("جريمة")
    make_article(tags=(make_tag("سرقة", parent=parent),))
    make_tag("نشل", parent=parent)
    make_tag("وحدة")

    assert entries() == ["جريمة", ["سرقة"]]


def test_tags_in_a_circle_are_named_once() -> None:
    first, second = make_tag("أولى"), make_tag("ثانية")
    Tag.objects.filter(pk=first.pk).update(parent=second)
    Tag.objects.filter(pk=second.pk).update(parent=first)
    make_article(tags=(first, second))

    assert entries() == ["أولى", ["ثانية"]]


def test_a_tag_beneath_a_merged_one_stands_on_its_own() -> None:
    merged = make_tag("محاكم", merged_into=make_tag("قضاء"))
    make_article(tags=(make_tag("نيابة", parent=merged),))

    assert entries() == ["نيابة"]


def test_children_are_the_current_tags_beneath_a_tag() -> None:
    parent = make_tag("جريمة")
    for name in ("نشل", "إرهاب"):
        make_article(tags=(make_tag(name, parent=parent),))
    make_tag("سرقات", parent=parent, merged_into=parent)

    assert [tag.name_ar for tag in children_of(parent)] == ["إرهاب", "نشل"]


def test_a_child_is_named_for_its_public_articles_or_those_beneath_it() -> None:
    parent = make_tag("جريمة")
    above, hidden = make_tag("إرهاب", parent=parent), make_tag("نشل", parent=parent)
    make_article(tags=(make_tag("تطرف", parent=above),))
    make_article(tags=(hidden,), status="draft")

    assert [tag.name_ar for tag in children_of(parent)] == ["إرهاب"]
