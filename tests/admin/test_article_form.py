"""The form of an article keeps what it is not told to change."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from archive.models import Article
from tests.admin.browser import errors_of, read_form, save_form
from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db

ADD = "/admin/archive/article/add/"
BODIES = [
    "سطر أول\nسطر ثان",
    "سطر أول\r\nسطر ثان\r\n",
    "سطر أول\rسطر ثان",
    "سطر أول\r\nسطر ثان\nثالث",
    "\n\n  سطر أول\n\n",
    "\r\n\t سطر \u00a0\u200f\r\n ",
    "<b>نصٌّ</b> &amp; «ﷺ» \u2028 \x0b \ufeff",
]


def form_of(article: Article) -> str:
    return f"/admin/archive/article/{article.pk}/change/"


@pytest.mark.parametrize("body", BODIES)
def test_saving_unchanged_keeps_every_letter(curator_client: Client, body: str) -> None:
    article = make_article(
        body=body,
        body_start=2,
        outlet=make_outlet(),
        tags=(make_tag(), make_tag("فاس")),
        published_on=date(2024, 4, 19),
    )
    before = (Article.objects.values().get(), set(article.tags.all()))

    response = save_form(curator_client, form_of(article))

    assert response.redirect_chain
    assert (Article.objects.values().get(), set(article.tags.all())) == before


@pytest.mark.parametrize(("kept", "end"), [("أ\nب", "\n"), ("أ\r\nب", "\r\n")])
def test_an_edited_body_keeps_its_kind_of_line_ends(
    curator_client: Client, kept: str, end: str
) -> None:
    article = make_article(body=kept)

    save_form(curator_client, form_of(article), body="أ\r\nب\r\nج ")

    article.refresh_from_db()
    assert article.body == f"أ{end}ب{end}ج "


def test_a_new_article_is_made(curator_client: Client) -> None:
    save_form(curator_client, ADD, headline="خبر", body=" نص\r\nثان", source="مصدر")

    article = Article.objects.get()
    assert (article.body, article.status, len(article.digest)) == (" نص\nثان", "draft", 64)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"published_on": "2024-04-19"}, {"date_kind", "date_precision"}),
        ({"date_kind": "published"}, {"date_kind"}),
        ({"date_precision": "day"}, {"date_precision"}),
        ({"published_on": "2024-04-19", "date_kind": "published"}, {"date_precision"}),
        ({"published_on": "2024-04-19", "date_precision": "day"}, {"date_kind"}),
        ({"body_start": "500"}, {"body_start"}),
        ({"body_start": "-1"}, {"body_start"}),
        ({"body": ""}, {"body"}),
        ({"body": " \r\n "}, {"body"}),
        ({"body": "نص\x00"}, {"body"}),
        ({"source": ""}, {"source"}),
    ],
)
def test_what_the_database_would_refuse_is_said_beside_the_field(
    curator_client: Client, changes: dict[str, str], fields: set[str]
) -> None:
    response = save_form(curator_client, form_of(make_article()), **changes)

    assert set(errors_of(response)) == fields


def test_a_source_that_another_article_has_is_refused(curator_client: Client) -> None:
    make_article(source="001.txt")

    response = save_form(curator_client, ADD, body="نص", source="001.txt")

    assert set(errors_of(response)) == {"source"}


def test_the_same_text_under_another_source_is_pointed_out(curator_client: Client) -> None:
    first = make_article(headline="الخبر <الأول>", body="النص نفسه")
    second = make_article(body="نص آخر")

    response = save_form(curator_client, form_of(second), body="النص نفسه")

    assertContains(response, "هذا النص نفسه موجود في الأرشيف")
    assertContains(response, f'<a href="{form_of(first)}">الخبر &lt;الأول&gt;</a>')


def test_a_text_of_its_own_is_not_pointed_out(curator_client: Client) -> None:
    response = save_form(curator_client, form_of(make_article()))

    assert [message.level_tag for message in response.context["messages"]] == ["success"]


def test_the_digest_is_shown_and_not_sent(curator_client: Client) -> None:
    article = make_article()

    response = curator_client.get(form_of(article))

    assertContains(response, article.digest)
    assert "digest" not in read_form(response)


def test_the_history_of_an_article_can_be_read(curator_client: Client) -> None:
    article = make_article(headline="أول")
    save_form(curator_client, form_of(article), headline="ثان")

    response = curator_client.get(f"/admin/archive/article/{article.pk}/history/")

    assertContains(response, "curator")
    old = article.history.earliest().pk
    address = f"/admin/archive/article/{article.pk}/history/{old}/"
    assertContains(curator_client.get(address), "أول")


def test_an_article_goes_back_to_what_it_was(curator_client: Client) -> None:
    article = make_article(headline="أول", body="سطر أول\r\nسطر ثان ")
    before = Article.objects.values().get()
    save_form(curator_client, form_of(article), headline="ثان", body="نص آخر")
    old = article.history.earliest().pk

    save_form(curator_client, f"/admin/archive/article/{article.pk}/history/{old}/")

    assert Article.objects.values().get() == before
    assert article.history.count() >= 3
