"""The interface in Arabic, French and English; the texts stay Arabic."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertRedirects

from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import Page, Response, read_page

pytestmark = pytest.mark.django_db


def choose(client: Client, language: str, *, at: str = "/") -> Response:
    """Press a button of the footer's form."""
    page = read_page(client.get(at))
    form = page.one("form", class_="languages")
    (back, *_) = [field.attrs["value"] for field in page.all("input", name="next")]
    button = page.one("button", value=language)
    return client.post(form.attrs["action"], {"next": back, button.attrs["name"]: language})


def language_of(page: Page) -> tuple[str, str]:
    html = page.one("html")
    return html.attrs["lang"], html.attrs["dir"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("fr-MA,fr;q=0.9,ar;q=0.8", "fr"), ("en-GB,en;q=0.9", "en"), ("de, ar-MA;q=0.5", "ar")],
)
def test_it_is_the_first_language_of_the_browser_that_is_offered(
    client: Client, accepted: str, language: str
) -> None:
    response = client.get("/tags/", headers={"accept-language": accepted})

    assert language_of(read_page(response))[0] == language
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("accepted", ["", "he", "*", "fr;q=x", "x" * 600])
def test_it_is_arabic_where_the_browser_asks_for_none_that_is_offered(
    client: Client, accepted: str
) -> None:
    response = client.get("/tags/", headers={"accept-language": accepted})

    assert language_of(read_page(response)) == ("ar", "rtl")


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Mots-clés"), ("en", "Tags"), ("ar", "الوسوم")]
)
def test_a_chosen_language_is_kept(client: Client, language: str, title: str) -> None:
    choose(client, language)

    page = read_page(client.get("/tags/", headers={"accept-language": "de"}))

    assert language_of(page) == (language, "rtl" if language == "ar" else "ltr")
    assert page.texts("h1") == [title]


@pytest.mark.parametrize("at", ["/tags/?page=2", "/about/", "/?q=%D9%81%D8%A7%D8%B3"])
def test_choosing_a_language_keeps_the_page(at: str) -> None:
    client = Client(enforce_csrf_checks=True)

    response = choose(client, "fr", at=at)

    assertRedirects(response, at, fetch_redirect_response=False)


def test_a_choice_cannot_lead_to_another_site(client: Client) -> None:
    response = client.post("/preferences/", {"language": "fr", "next": "https://example.org/"})

    assertRedirects(response, "/", fetch_redirect_response=False)


@pytest.mark.parametrize("cookie", ["xx", "../fr", "ar-ma", ""])
def test_a_language_that_is_not_offered_is_arabic(client: Client, cookie: str) -> None:
    client.cookies["django_language"] = cookie

    assert language_of(read_page(client.get("/about/"))) == ("ar", "rtl")


def test_a_readers_language_is_not_that_of_the_next(client: Client, settings: Settings) -> None:
    client.get("/about/", headers={"accept-language": "fr"})
    settings.SECURE_SSL_REDIRECT = True

    response = Client().get("/about/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert language_of(read_page(response)) == ("ar", "rtl")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_text_stays_arabic(client: Client, language: str) -> None:
    choose(client, language)

    page = read_page(client.get(make_article().get_absolute_url()))

    text = page.one("div", class_="article-text")
    assert (text.attrs["lang"], text.attrs["dir"]) == ("ar", "rtl")


def test_tags_are_named_in_the_chosen_language(client: Client) -> None:
    make_article(tags=(make_tag("القضاء", name_fr="Justice"),))
    choose(client, "fr")

    assert read_page(client.get("/tags/")).counts() == {"Justice": "1"}


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "لا مقالات (0)"),
        (1, "مقال واحد (1)"),
        (2, "مقالان (2)"),
        (3, "3 مقالات"),
        (11, "11 مقالا"),
        (100, "100 مقال"),
    ],
)
def test_arabic_counts_have_six_plurals(client: Client, count: int, words: str) -> None:
    outlet = make_outlet()
    for _ in range(count):
        make_article(outlet=outlet)

    page = read_page(client.get(outlet.get_absolute_url()))

    assert page.texts("*", class_="total") == [words]


MONTHS = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()


def test_months_have_their_moroccan_names(client: Client) -> None:
    for month in range(1, 13):
        make_article(published_on=date(2024, month, 9))

    assert list(read_page(client.get("/archive/2024/")).counts()) == MONTHS


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "9 غشت 2024"), ("fr", "9 août 2024"), ("en", "9 August 2024")]
)
def test_a_date_is_written_in_the_chosen_language(
    client: Client, language: str, words: str
) -> None:
    article = make_article(published_on=date(2024, 8, 9))
    choose(client, language)

    assertContains(client.get(article.get_absolute_url()), words)
