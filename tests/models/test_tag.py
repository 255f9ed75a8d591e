"""What the database knows and refuses of tags."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import translation

from archive.models import Tag
from tests.factories import make_tag

pytestmark = pytest.mark.django_db


def test_the_key_is_the_folded_arabic_name() -> None:
    tag = make_tag("مكافحة  الإرْهاب")

    assert tag.key == "مكافحه الارهاب"


@pytest.mark.parametrize("update_fields", [None, ["name_ar"]])
def test_the_key_follows_the_name(update_fields: list[str] | None) -> None:
    tag = make_tag("الأمن")
    tag.name_ar = "القضاء"

    tag.save(update_fields=update_fields)

    tag.refresh_from_db()
    assert tag.key == "القضاء"


@pytest.mark.parametrize("spelling", ["الجريمه", "الجَريمة", "الجريـمة", " الجريمة "])
def test_another_spelling_of_a_name_is_refused(spelling: str) -> None:
    make_tag("الجريمة")

    with pytest.raises(IntegrityError, match="key"), transaction.atomic():
        make_tag(spelling)


def test_a_name_without_letters_is_refused() -> None:
    with pytest.raises(IntegrityError, match="tag_has_key"), transaction.atomic():
        make_tag("ـ")


def test_a_tag_without_slug_is_refused() -> None:
    make_tag()

    with pytest.raises(IntegrityError, match="tag_has_slug"), transaction.atomic():
        Tag.objects.update(slug="")


@pytest.mark.parametrize(
    ("language", "name"), [("ar", "القضاء"), ("fr", "Justice"), ("en", "Courts")]
)
def test_a_tag_is_named_in_the_readers_language(language: str, name: str) -> None:
    tag = make_tag("القضاء", name_fr="Justice", name_en="Courts")

    with translation.override(language):
        assert str(tag) == name


def test_a_tag_without_french_name_keeps_its_arabic_one() -> None:
    tag = make_tag("القضاء")

    with translation.override("fr"):
        assert tag.name == "القضاء"


@pytest.mark.parametrize(
    ("field", "constraint"),
    [
        ("parent", "tag_is_not_its_own_parent"),
        ("merged_into", "tag_is_not_merged_into_itself"),
    ],
)
def test_a_tag_cannot_lead_to_itself(field: str, constraint: str) -> None:
    make_tag()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Tag.objects.update(**{field: F("pk")})


def test_a_merged_tag_is_not_current() -> None:
    kept = make_tag("القضاء")
    make_tag("المحاكم", merged_into=kept)

    assert list(Tag.objects.current()) == [kept]


def test_a_child_outlives_its_parent() -> None:
    child = make_tag("الابتزاز", parent=make_tag("الجريمة"))

    Tag.objects.get(name_ar="الجريمة").delete()

    child.refresh_from_db()
    assert child.parent is None
