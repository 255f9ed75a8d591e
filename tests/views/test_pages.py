"""Lists are cut into pages of twenty."""

import pytest
from django.test import Client

from tests.factories import make_article, make_outlet
from tests.views.pages import Page, read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def address() -> str:
    """The page of an outlet with forty-one articles."""
    outlet = make_outlet()
    for number in range(41):
        make_article(headline=f"خبر {number}", outlet=outlet)
    return outlet.get_absolute_url()


def open_page(client: Client, address: str, number: str) -> Page:
    return read_page(client.get(address, {"page": number}))


@pytest.mark.parametrize(("number", "count"), [("1", 20), ("2", 20), ("3", 1)])
def test_a_page_has_twenty_articles(client: Client, address: str, number: str, count: int) -> None:
    page = open_page(client, address, number)

    assert len(page.all("h3")) == count
    assert page.texts("*", class_="total") == ["41 مقالا"]


def test_no_article_is_on_two_pages(client: Client, address: str) -> None:
    shown = [line for number in "123" for line in open_page(client, address, number).texts("h3")]

    assert len(set(shown)) == 41


def test_each_page_leads_to_the_others(client: Client, address: str) -> None:
    links = [
        (link.attrs["href"], link.attrs.get("rel", ""), link.attrs.get("aria-current", ""))
        for link in open_page(client, address, "2").all("a")
        if "page=" in link.attrs["href"]
    ]

    assert links == [
        ("?page=1", "prev", ""),
        ("?page=1", "", ""),
        ("?page=2", "", "page"),
        ("?page=3", "", ""),
        ("?page=3", "next", ""),
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("4", "3"),
        ("9" * 9, "3"),
        ("9" * 5000, "1"),
        ("0", "1"),
        ("-1", "1"),
        ("x", "1"),
        ("٢", "1"),
    ],
)
def test_a_page_that_is_not_there_is_the_first_or_the_last(
    client: Client, address: str, number: str, shown: str
) -> None:
    expected = open_page(client, address, shown).texts("h3")

    assert open_page(client, address, number).texts("h3") == expected


def test_a_short_list_has_no_pages(client: Client) -> None:
    article = make_article(outlet=make_outlet())
    assert article.outlet is not None

    page = open_page(client, article.outlet.get_absolute_url(), "1")

    assert page.all("nav", class_="pages") == []
