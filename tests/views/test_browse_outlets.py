"""The outlets, and the page of one."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from tests.factories import make_article, make_outlet
from tests.views.pages import open_page, read_page

pytestmark = pytest.mark.django_db


def test_outlets_stand_in_the_order_of_their_counts(client: Client) -> None:
    first, second = make_outlet("الأولى"), make_outlet("الثانية")
    for outlet in (first, second, second):
        make_article(outlet=outlet)

    page = open_page(client, "/outlets/")

    assert page.texts("h2", class_="outlet-name") == ["الثانية", "الأولى"]
    assert page.texts("p", class_="outlet-count") == ["مقالان (2)", "مقال واحد (1)"]


def test_an_outlet_without_articles_is_not_among_them(client: Client) -> None:
    make_outlet("بلا مقالات")

    assert open_page(client, "/outlets/").all("h2", class_="outlet-name") == []


@pytest.mark.parametrize("address", ["/outlets/", "/outlets/outlet/"])
def test_the_first_and_the_last_article_are_those_of_a_known_date(
    client: Client, address: str
) -> None:
    outlet = make_outlet(slug="outlet")
    make_article(outlet=outlet, published_on=date(2015, 3, 1), date_precision="month")
    make_article(outlet=outlet, published_on=date(2024, 5, 17))
    make_article(outlet=outlet, published_on=date(2026, 1, 1), date_kind="page_header")
    make_article(outlet=outlet, published_on=date(2009, 1, 1), date_kind="inferred")
    make_article(outlet=outlet)

    page = open_page(client, address)

    shown = {time.attrs["datetime"]: time.text for time in page.all("time")[:2]}
    assert shown == {"2015-03": "مارس 2015", "2024-05-17": "17 ماي 2024"}


def test_the_line_of_an_outlet_is_told_in_words(client: Client) -> None:
    outlet = make_outlet()
    for year in (2014, 2016, 2016):
        make_article(outlet=outlet, published_on=date(year, 5, 1))
    client.cookies["django_language"] = "en"

    chart = open_page(client, "/outlets/").one("svg", class_="spark")

    words = "Articles a year from 2014 to 2016: most in 2016 (2)"
    assert (chart.attrs["role"], chart.attrs["aria-label"]) == ("img", words)


def test_an_outlet_without_a_known_date_has_no_line(client: Client) -> None:
    make_article(outlet=make_outlet())

    page = open_page(client, "/outlets/")

    assert page.all("svg", class_="spark") == []
    assert len(page.all("p", class_="outlet-count")) == 1


def test_an_outlet_lists_its_articles_alone(client: Client) -> None:
    outlet = make_outlet("الأولى")
    make_article(headline="خبرها", outlet=outlet)
    make_article(headline="خبر غيرها", outlet=make_outlet("الثانية"))

    page = open_page(client, outlet.get_absolute_url())

    assert page.texts("h3") == ["خبرها"]


def test_an_outlet_says_its_other_names_and_its_home_page(client: Client) -> None:
    outlet = make_outlet(aliases=["Al Mizan"], home_page="https://mizan.example/")

    page = open_page(client, outlet.get_absolute_url())

    assert "Al Mizan" in page.one("dl", class_="facts").text
    assert page.all("a", href="https://mizan.example/")


def test_a_year_of_an_outlet_leads_to_the_search_narrowed_to_it(client: Client) -> None:
    outlet = make_outlet(slug="الميزان")
    for year in (2014, 2016):
        make_article(outlet=outlet, published_on=date(year, 5, 1))

    page = open_page(client, outlet.get_absolute_url())

    assert page.texts("bdi", class_="year-bar-count") == ["1", "0", "1"]
    slug = "%D8%A7%D9%84%D9%85%D9%8A%D8%B2%D8%A7%D9%86"
    leads = [f"/?outlet={slug}&year={year}" for year in (2014, 2016)]
    assert [link.attrs["href"] for link in page.all("a") if "year=" in link.attrs["href"]] == leads


def test_the_feed_of_an_outlet_is_on_its_page(client: Client) -> None:
    outlet = make_outlet(slug="outlet")

    page = open_page(client, outlet.get_absolute_url())

    feeds = [link.attrs["href"] for link in page.all("link", type="application/atom+xml")]
    assert "/outlets/outlet/feed.atom" in feeds
    assert page.all("a", href="/outlets/outlet/feed.atom")


def test_numbers_are_written_in_the_digits_that_the_reader_chose(client: Client) -> None:
    outlet = make_outlet()
    make_article(outlet=outlet, published_on=date(2024, 5, 17))
    client.cookies["digits"] = "arabic"

    with translation.override("ar"):
        page = read_page(client.get(outlet.get_absolute_url()))

    assert page.texts("bdi", class_="year-bar-name") == ["٢٠٢٤"]
    assert page.texts("time")[0] == "١٧ ماي ٢٠٢٤"
