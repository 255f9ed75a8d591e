"""Articles in the curators' pages: the list and its actions."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from archive.models import Article
from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db

LIST = "/admin/archive/article/"


def act(client: Client, action: str, *articles: Article, **fields: Any) -> list[str]:
    """Do an action with selected articles; give the messages of the page that follows."""
    chosen = {"action": action, "_selected_action": [article.pk for article in articles]}
    response = client.post(LIST, {**chosen, **fields}, follow=True)
    return [f"{message.level_tag}: {message}" for message in response.context["messages"]]


def test_the_list_shows_articles_of_every_status(curator_client: Client) -> None:
    make_article(headline="مسودة خبر", status="draft")
    make_article(headline="", body="خبر بلا عنوان", status="public")

    response = curator_client.get(LIST)

    assertContains(response, "مسودة خبر")
    assertContains(response, "خبر بلا عنوان")


@pytest.mark.parametrize("asked", ["البحر", "القرش", "003.txt", "هسبريس"])
def test_a_search_looks_into_headline_body_source_and_outlet(
    curator_client: Client, asked: str
) -> None:
    make_article(headline="البحر", body="سمك القرش", source="003.txt", outlet=make_outlet("هسبريس"))
    make_article(headline="غيره")

    response = curator_client.get(LIST, {"q": asked})

    assert response.context["cl"].result_count == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status__exact", "draft"),
        ("date_kind__exact", "page_header"),
        ("outlet__id__exact", "7"),
        ("tags__id__exact", "7"),
        ("published_on__year", "2024"),
    ],
)
def test_the_list_is_narrowed(curator_client: Client, name: str, value: str) -> None:
    outlet, tag = make_outlet(pk=7), make_tag(pk=7)
    wanted = make_article(
        status="draft",
        outlet=outlet,
        tags=(tag,),
        published_on=date(2024, 4, 19),
        date_kind="page_header",
    )
    make_article()

    response = curator_client.get(LIST, {name: value})

    assert list(response.context["cl"].queryset) == [wanted]


def test_the_list_offers_its_filters(curator_client: Client) -> None:
    make_article(outlet=make_outlet("هسبريس"), tags=(make_tag("فاس"),))
    make_article(outlet=make_outlet("لكم"), tags=(make_tag("القضاء"),))

    filters = curator_client.get(LIST).context["cl"].filter_specs

    assert len(filters) == 4


@pytest.mark.parametrize(("field", "found"), [("outlet", "هسبريس"), ("tags", "الحموشي")])
def test_a_field_completes_what_is_typed(curator_client: Client, field: str, found: str) -> None:
    make_outlet("هسبريس")
    kept = make_tag("الحموشي")
    make_tag("حموشي", merged_into=kept)
    asked = {"app_label": "archive", "model_name": "article", "field_name": field}

    response = curator_client.get("/admin/autocomplete/", {**asked, "term": found[2:]})

    assert [choice["text"] for choice in response.json()["results"]] == [found]


def test_publishing_counts_those_that_were_not_public(curator_client: Client) -> None:
    articles = [make_article(status=status) for status in ("draft", "review", "public")]

    messages = act(curator_client, "publish", *articles)

    assert messages == ["success: نُشر مقالان (2)."]
    assert Article.objects.public().count() == 3


def test_withdrawing_takes_articles_from_readers(curator_client: Client) -> None:
    article = make_article()

    messages = act(curator_client, "withdraw", article)

    assert messages == ["success: سُحب مقال واحد (1)."]
    assert not Article.objects.public().exists()


def test_a_tag_is_added_to_the_selected_articles(curator_client: Client) -> None:
    tag = make_tag("فاس")
    articles = [make_article(), make_article(tags=(tag,)), make_article()]
    other = make_article()

    messages = act(curator_client, "add_tag", *articles, tag=tag.pk)

    assert messages == ["success: أُضيف «فاس» إلى مقالين (2)."]
    assert tag.articles.count() == 3
    assert not other.tags.exists()


def test_a_tag_is_removed_from_the_selected_articles(curator_client: Client) -> None:
    tag = make_tag("فاس")
    articles = [make_article(tags=(tag,)), make_article()]

    messages = act(curator_client, "remove_tag", *articles, tag=tag.pk)

    assert messages == ["success: أُزيل «فاس» من مقال واحد (1)."]


@pytest.mark.parametrize("action", ["add_tag", "remove_tag"])
def test_an_action_without_tag_asks_for_one(curator_client: Client, action: str) -> None:
    messages = act(curator_client, action, make_article(tags=(make_tag(),)), tag="")

    assert messages == ["warning: اختر وسما بجانب الإجراء."]
    assert Article.objects.get().tags.count() == 1


@pytest.mark.parametrize("chosen", ["999", "x", "merged"])
def test_a_tag_that_cannot_be_chosen_changes_nothing(curator_client: Client, chosen: str) -> None:
    merged = make_tag("المحاكم", merged_into=make_tag("القضاء"))
    article = make_article()

    act(curator_client, "add_tag", article, tag=merged.pk if chosen == "merged" else chosen)

    assert not article.tags.exists()


def test_a_reader_of_the_list_has_no_actions_on_articles(curator_client: Client) -> None:
    make_article()

    assertNotContains(curator_client.get(LIST), 'value="merge"')
    assertContains(curator_client.get(LIST), 'value="publish"')
