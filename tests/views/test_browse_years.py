"""The archive by year and by month, and what has no date."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from tests.factories import make_article
from tests.views.pages import Page, open_page

pytestmark = pytest.mark.django_db


def row_heads(page: Page) -> list[str]:
    return page.texts("th", scope="row")


def test_years_stand_the_newest_first_with_those_between(client: Client) -> None:
    for year in (2022, 2024, 2024):
        make_article(published_on=date(year, 5, 1))

    page = open_page(client, "/archive/")

    assert row_heads(page) == ["2024", "2023", "2022"]
    assert page.texts("td", class_="whole") == ["2", "0", "1"]


def test_a_month_with_articles_leads_to_its_page(client: Client) -> None:
    make_article(published_on=date(2024, 5, 1))

    page = open_page(client, "/archive/")

    (link,) = [link for link in page.all("a") if link.attrs["href"].startswith("/archive/2024/5")]
    assert (link.attrs["href"], link.text.split()) == ("/archive/2024/5/", ["ماي", "1"])


def test_the_months_of_the_grid_add_up_to_the_archive(client: Client) -> None:
    for number in range(9):
        make_article(published_on=date(2020 + number % 3, 1 + number, 3))
    make_article(published_on=date(2021, 1, 1), date_precision="year")
    make_article(published_on=date(2021, 2, 1), date_precision="month")

    page = open_page(client, "/archive/")

    cells = [text.split()[-1] for text in page.texts("td", class_="heat")]
    rough = [text.split()[-1] for text in page.texts("td", class_="rough") if text]
    assert sum(int(count) for count in cells if count != "—") == 10
    assert sum(map(int, rough)) == 1
    assert sum(map(int, page.texts("td", class_="whole"))) == 11


def test_a_year_counts_its_months_in_order(client: Client) -> None:
    for month in (9, 5, 9):
        make_article(published_on=date(2024, month, 1))

    months = open_page(client, "/archive/2024/").texts("li", class_="heat")

    assert len(months) == 12
    assert [month for month in months if "—" not in month] == ["ماي 1", "شتنبر 2"]


def test_an_article_of_a_year_is_in_no_month(client: Client) -> None:
    make_article(headline="في سنة", published_on=date(2017, 1, 1), date_precision="year")

    year = open_page(client, "/archive/2017/")

    assert year.texts("h3") == ["في سنة"]
    assert [month for month in year.texts("li", class_="heat") if "—" not in month] == []
    assert open_page(client, "/archive/2017/1/").texts("h3") == []


def test_a_year_leads_to_the_nearest_years_with_articles(client: Client) -> None:
    for year in (2012, 2016, 2019):
        make_article(published_on=date(year, 12, 31))

    page = open_page(client, "/archive/2016/")

    for relation, address in (("prev", "/archive/2012/"), ("next", "/archive/2019/")):
        assert page.one("link", rel=relation).attrs["href"] == address
        assert page.one("a", rel=relation).attrs["href"] == address


def test_the_first_year_leads_to_none_before(client: Client) -> None:
    make_article(published_on=date(2016, 5, 1))

    page = open_page(client, "/archive/2016/")

    assert page.all("a", rel="prev") == page.all("a", rel="next") == []


@pytest.mark.parametrize("kind", ["page_header", "inferred"])
def test_a_date_of_something_else_is_only_under_undated(client: Client, kind: str) -> None:
    make_article(headline="خبر", published_on=date(2024, 4, 19), date_kind=kind)

    assert open_page(client, "/archive/undated/").texts("h3") == ["خبر"]
    assert row_heads(open_page(client, "/archive/")) == []
    for address in ("/archive/2024/", "/archive/2024/4/", "/archive/2024/4/19/"):
        assert open_page(client, address).texts("h3") == []


def test_undated_articles_are_counted_below_the_years(client: Client) -> None:
    make_article()
    make_article(published_on=date(2024, 4, 19), date_kind="page_header")
    make_article(published_on=date(2024, 4, 19))

    page = open_page(client, "/archive/")

    assert page.texts("td", class_="whole") == ["1"]
    assert page.texts("bdi", class_="count") == ["2"]


@pytest.mark.parametrize(
    "address",
    [
        *("/archive/2024/13/", "/archive/2024/0/", "/archive/0/", "/archive/0/1/"),
        *("/archive/10000/", f"/archive/{'9' * 30}/", f"/archive/{'9' * 5000}/"),
        *(f"/archive/2024/{'9' * 30}/", "/archive/-1/", "/archive/soon/"),
        *("/archive/2023/2/29/", "/archive/2024/5/32/", "/archive/2024/5/0/"),
        *("/archive/10000/1/1/", f"/archive/2024/5/{'9' * 30}/"),
        *("/outlets/none/", "/tags/none/", "/tags/%00/", "/outlets/%00/", f"/tags/{'a' * 3000}/"),
    ],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        *("/archive/1/", "/archive/9999/", "/archive/1/1/", "/archive/9999/12/"),
        *("/archive/1/1/1/", "/archive/9999/12/31/", "/archive/", "/archive/coverage/"),
    ],
)
def test_a_time_without_articles_is_empty(client: Client, address: str) -> None:
    assertContains(client.get(address), "لا مقالات بعد.")
