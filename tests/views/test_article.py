"""The page of one article."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from archive.models import Article
from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import Page, Response, read_page

pytestmark = pytest.mark.django_db

BODY = (
    "جريدة الميزان\n\nأوقفت الشرطة ثلاثة أشخاص.\r\n"
    "  وقالت الشرطة إن «البحث» متواصل. \n\n<b>نهاية</b>"
)
START = 15


def open_article(client: Client, article: Article, **asked: str) -> Page:
    response: Response = client.get(article.get_absolute_url(), asked)
    assert response.status_code == 200
    return read_page(response)


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_an_article_that_is_not_public_is_not_found(client: Client, status: str) -> None:
    article = make_article(status=status)

    assert client.get(article.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("pk", ["0", "999", "9" * 19, "9" * 25, "9" * 5000, "-1", "١"])
def test_an_article_that_does_not_exist_is_not_found(client: Client, pk: str) -> None:
    assert client.get(f"/articles/{pk}/").status_code == 404


def test_the_text_is_arabic_and_runs_from_right_to_left(client: Client) -> None:
    page = open_article(client, make_article())

    for element in (page.one("div", class_="article-text"), page.one("h1")):
        assert (element.attrs["lang"], element.attrs["dir"]) == ("ar", "rtl")


@pytest.mark.parametrize("asked", [{}, {"q": "الشرطة"}])
def test_the_text_is_that_of_the_body_to_the_letter(client: Client, asked: dict[str, str]) -> None:
    page = open_article(client, make_article(body=BODY, body_start=START), **asked)

    shown = page.one("div", class_="article-text").text
    lines = [line.strip() for line in BODY[START:].splitlines() if line.strip()]
    assert [line.strip() for line in shown.splitlines() if line.strip()] == lines


def test_each_line_of_the_text_is_a_paragraph(client: Client) -> None:
    article = make_article(headline="عنوان", body=BODY, body_start=START)

    page = open_article(client, article)

    assert [
        found.text for found in page.all("p") if found.attrs.get("id", "").startswith("p-")
    ] == [
        "أوقفت الشرطة ثلاثة أشخاص.",
        "  وقالت الشرطة إن «البحث» متواصل.",
        "<b>نهاية</b>",
    ]


def test_the_headline_is_the_title(client: Client) -> None:
    page = open_article(client, make_article(headline="شرطة فاس <تنفي>"))

    assert page.texts("h1") == ["شرطة فاس <تنفي>"]
    assert page.texts("title") == ["شرطة فاس <تنفي> · يقظة"]


def test_the_first_words_are_the_title_of_an_article_without_headline(client: Client) -> None:
    page = open_article(client, make_article(headline="", body=BODY, body_start=START))

    assert page.texts("h1", class_="without-headline")[0].startswith("أوقفت الشرطة")
    assert page.texts("title")[0].startswith("أوقفت الشرطة")


def test_it_names_outlet_tags_and_provenance(client: Client) -> None:
    tag = make_tag("القضاء")
    article = make_article(outlet=make_outlet("هسبريس"), tags=(tag,), source="001.txt")

    response = client.get(article.get_absolute_url())

    for text in ("هسبريس", tag.get_absolute_url(), "001.txt", article.digest):
        assertContains(response, text)


def test_a_date_of_publication_stands_alone(client: Client) -> None:
    page = open_article(client, make_article(published_on=date(2024, 4, 19)))

    assert page.one("time").attrs["datetime"] == "2024-04-19"
    assert page.texts("time") == ["19 أبريل 2024"]
    assert page.all("span", class_="date-kind") == []


def test_a_date_of_the_page_header_says_so(client: Client) -> None:
    article = make_article(published_on=date(2024, 4, 19), date_kind="page_header")

    page = open_article(client, article)

    assert page.texts("span", class_="date-kind") == ["تاريخ رأس الصفحة"]


def test_an_undated_article_has_no_machine_date(client: Client) -> None:
    page = open_article(client, make_article())

    assert page.all("time") == []
    assert page.texts("bdi", class_="undated") == ["د.ت"]


@pytest.mark.parametrize(
    ("precision", "machine", "words"),
    [("month", "2023-11", "نونبر 2023"), ("year", "2023", "2023")],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(
    client: Client, precision: str, machine: str, words: str
) -> None:
    article = make_article(published_on=date(2023, 11, 1), date_precision=precision)

    page = open_article(client, article)

    assert (page.one("time").attrs["datetime"], page.texts("time")) == (machine, [words])


@pytest.mark.parametrize("asked", ["a" * 1001, "كلمة " * 65])
def test_a_query_that_cannot_be_read_marks_nothing(client: Client, asked: str) -> None:
    article = make_article()

    response = client.get(article.get_absolute_url(), {"q": asked})

    assertNotContains(response, "<mark>")
