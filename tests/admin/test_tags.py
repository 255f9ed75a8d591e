"""Tags in the curators' pages."""

import pytest
from django.test import Client

from archive.models import Tag
from tests.admin.browser import errors_of, read_form, save_form
from tests.factories import make_article, make_tag

pytestmark = pytest.mark.django_db

LIST = "/admin/archive/tag/"
ADD = f"{LIST}add/"


def form_of(tag: Tag) -> str:
    return f"{LIST}{tag.pk}/change/"


def merge(client: Client, *tags: Tag, into: Tag | None) -> list[str]:
    chosen = {"action": "merge", "_selected_action": [tag.pk for tag in tags]}
    response = client.post(LIST, {**chosen, "tag": into.pk if into else ""}, follow=True)
    return [f"{message.level_tag}: {message}" for message in response.context["messages"]]


def test_tags_are_merged_into_the_chosen_one(curator_client: Client) -> None:
    kept, first, second = make_tag("القضاء"), make_tag("المحاكم"), make_tag("العدالة")
    make_article(tags=(first,))
    make_article(tags=(second,))

    messages = merge(curator_client, first, second, into=kept)

    assert messages == ["success: نُقل مقالان إلى «القضاء» (2)."]
    assert kept.articles.count() == kept.merged.count() == 2


def test_a_merge_without_target_asks_for_one(curator_client: Client) -> None:
    tag = make_tag("القضاء")

    messages = merge(curator_client, tag, into=None)

    assert messages == ["warning: اختر وسما بجانب الإجراء."]
    assert Tag.objects.current().get() == tag


def test_a_merge_that_cannot_be_done_changes_nothing_at_all(curator_client: Client) -> None:
    kept, other = make_tag("القضاء"), make_tag("العدالة")
    make_article(tags=(other,))

    messages = merge(curator_client, other, kept, into=kept)

    assert messages == ["error: لا يُدمج الوسم في نفسه."]
    assert (Tag.objects.current().count(), other.articles.count()) == (2, 1)
    kept.refresh_from_db()
    assert kept.synonyms == []


def test_a_merged_tag_is_not_merged_again(curator_client: Client) -> None:
    kept = make_tag("القضاء")
    merged = make_tag("المحاكم", merged_into=kept)

    messages = merge(curator_client, merged, into=make_tag("العدالة"))

    assert messages == ["error: أحد الوسمين مدمج في غيره من قبل."]


@pytest.mark.parametrize("spelling", ["الجريمه", "الجَريمة", " الجريمة"])
def test_another_spelling_of_a_name_is_refused(curator_client: Client, spelling: str) -> None:
    make_tag("الجريمة")

    response = save_form(curator_client, ADD, name_ar=spelling, slug="crime")

    assert errors_of(response) == {"name_ar": ["الوسم «الجريمة» يحمل هذا الاسم."]}


def test_a_name_without_letters_is_refused(curator_client: Client) -> None:
    response = save_form(curator_client, ADD, name_ar="ـ", slug="none")

    assert errors_of(response) == {"name_ar": ["الاسم يتكون من حروف."]}


def test_a_tag_keeps_its_own_name(curator_client: Client) -> None:
    tag = make_tag("الجريمة", synonyms=["جرائم"])

    save_form(curator_client, form_of(tag), name_ar="الجَريمة")

    tag.refresh_from_db()
    assert (tag.name_ar, tag.key, tag.synonyms) == ("الجَريمة", "الجريمه", ["جرائم"])


def test_synonyms_stand_one_a_line(curator_client: Client) -> None:
    tag = make_tag("الجريمة", synonyms=["جرائم", "Crime, crimes"])

    assert read_form(curator_client.get(form_of(tag)))["synonyms"] == ["جرائم\r\nCrime, crimes"]


def test_synonyms_are_read_one_a_line(curator_client: Client) -> None:
    tag = make_tag("الجريمة")

    save_form(curator_client, form_of(tag), synonyms=" جرائم \r\n\r\nCrime, crimes\r\n")

    tag.refresh_from_db()
    assert tag.synonyms == ["جرائم", "Crime, crimes"]


def test_a_tag_cannot_be_its_own_parent(curator_client: Client) -> None:
    tag = make_tag()

    response = save_form(curator_client, form_of(tag), parent=str(tag.pk))

    assert errors_of(response)


@pytest.mark.parametrize("asked", ["الارهاب", "مكافحة", "terror", "Terrorisme", "محاربة", "محاربه"])
def test_a_tag_is_found_by_any_spelling_of_its_names(curator_client: Client, asked: str) -> None:
    names = {"name_en": "Counter-terrorism", "name_fr": "Lutte contre le terrorisme"}
    make_tag("مكافحة الإرهاب", synonyms=["محاربة التطرف"], **names)
    make_tag("فاس")

    response = curator_client.get(LIST, {"q": asked})

    assert response.context["cl"].result_count == 1


def test_a_tag_does_not_stand_above_itself(curator_client: Client) -> None:
    top = make_tag("الجريمة")
    below = make_tag("الجريمة الإلكترونية", parent=top)

    response = save_form(curator_client, f"/admin/archive/tag/{top.pk}/change/", parent=below.pk)

    assert "parent" in response.context["adminform"].form.errors
