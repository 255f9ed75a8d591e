"""The way back to a search, and on to its other hits."""

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from archive.models import Article
from tests.factories import make_article
from tests.views.pages import Page, read_page

pytestmark = pytest.mark.django_db

ASKED = {"q": "شرطة", "order": "newest", "level": "spelling", "density": "dense"}


@pytest.fixture
def articles(build_index: Callable[[], None]) -> list[Article]:
    """Twenty-five articles about police, the newest first."""
    found = [
        make_article(headline=f"شرطة {day}", published_on=date(2024, 1, 31 - day))
        for day in range(1, 26)
    ]
    build_index()
    return found


def open_hit(client: Client, article: Article, hit: str, **asked: str) -> Page:
    response = client.get(article.get_absolute_url(), {**(asked or ASKED), "hit": hit})
    assert response.status_code == 200
    return read_page(response)


def keyed(page: Page, key: str) -> str | None:
    links = page.all("a", **{"data-key": key})
    return links[0].attrs["href"] if links else None


def test_hits_before_and_after_are_linked_with_the_search(
    client: Client, articles: list[Article]
) -> None:
    page = open_hit(client, articles[4], "5")

    for key, number in (("k", 4), ("j", 6)):
        address = urlsplit(keyed(page, key) or "")
        assert address.path == articles[number - 1].get_absolute_url()
        assert address.fragment == "mark-1"
        assert parse_qs(address.query) == {
            **{name: [value] for name, value in ASKED.items()},
            "hit": [str(number)],
        }


def test_they_say_what_they_are_to_the_browser(client: Client, articles: list[Article]) -> None:
    page = open_hit(client, articles[4], "5")

    assert {link.attrs["href"] for link in page.all("a", rel="next")} == {keyed(page, "j")}
    assert {link.attrs["href"] for link in page.all("a", rel="prev")} == {keyed(page, "k")}
    assert page.one("link", rel="next").attrs["href"] == keyed(page, "j")


def test_the_ends_of_the_list_have_one_neighbour(client: Client, articles: list[Article]) -> None:
    first, last = open_hit(client, articles[0], "1"), open_hit(client, articles[24], "25")

    assert (keyed(first, "k"), keyed(last, "j")) == (None, None)
    assert keyed(first, "j")
    assert keyed(last, "k")


@pytest.mark.parametrize(("hit", "page"), [(1, None), (20, None), (21, ["2"]), (25, ["2"])])
def test_the_way_back_leads_to_the_page_of_the_hit(
    client: Client, articles: list[Article], hit: int, page: list[str] | None
) -> None:
    opened = open_hit(client, articles[hit - 1], str(hit))

    back = urlsplit(opened.one("a", class_="marks-back").attrs["href"])
    assert back.path == "/"
    assert parse_qs(back.query).get("page") == page
    assert "hit" not in parse_qs(back.query)


@pytest.mark.parametrize("hit", ["", "0", "-3", "x", "٣", "9" * 30, "999999999", "25"])
def test_a_position_that_fits_nothing_links_to_nothing(
    client: Client, articles: list[Article], hit: str
) -> None:
    page = open_hit(client, articles[2], hit)

    assert (keyed(page, "j"), keyed(page, "k")) == (None, None)
    assert page.all("a", class_="marks-back")


def test_a_search_by_a_filter_alone_has_neighbours_and_no_marks(
    client: Client, articles: list[Article]
) -> None:
    page = open_hit(client, articles[0], "1", year="2024", order="newest")

    assert keyed(page, "j")
    assert page.all("p", class_="marks-count") == []


def test_without_a_search_there_is_no_bar(client: Client) -> None:
    page = read_page(client.get(make_article().get_absolute_url(), {"hit": "3"}))

    assert page.all("nav", class_="marks-bar") == []


def test_without_an_index_there_are_marks_and_no_neighbours(client: Client) -> None:
    page = open_hit(client, make_article(body="قالت شرطة فاس"), "1")

    assert page.texts("mark") == ["شرطة"]
    assert keyed(page, "j") is None


def test_a_search_that_cannot_be_read_has_no_bar(client: Client) -> None:
    page = open_hit(client, make_article(), "1", q="شرطة", since="2024-02-30")

    assert page.all("nav", class_="marks-bar") == []
