"""What the archive covers: outlets by years and by months."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from archive.models import Outlet
from tests.factories import make_article, make_outlet
from tests.views.pages import Page, open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlet() -> Outlet:
    """An outlet with articles of March and June of 2022, of a month unknown, and of 2024."""
    outlet = make_outlet("الأولى", slug="first")
    for day in (date(2022, 3, 1), date(2022, 3, 9), date(2022, 6, 1), date(2024, 5, 1)):
        make_article(outlet=outlet, published_on=day)
    make_article(outlet=outlet, published_on=date(2022, 1, 1), date_precision="year")
    return outlet


def rows(page: Page) -> list[list[str]]:
    """The rows of all grids, as lists of the words in them."""
    return [text.split() for text in page.texts("tr")]


def test_years_and_months_are_counted_with_their_gaps(client: Client, outlet: Outlet) -> None:
    page = open_page(client, "/archive/coverage/?year=2022")

    own = [row[1:] for row in rows(page) if row[0] == "الأولى"]
    months = ["—", "—", "2", "0", "0", "1", *["—"] * 6, "1", "4"]
    assert own == [["4", "0", "1", "5"], months]
    assert page.texts("td", class_="heat-gap") == ["0", "0", "0"]


@pytest.mark.parametrize("asked", ["", "?year=", "?year=soon", "?year=1999", f"?year={'9' * 5000}"])
def test_the_last_year_is_shown_unless_another_is_asked_for(
    client: Client, outlet: Outlet, asked: str
) -> None:
    page = open_page(client, f"/archive/coverage/{asked}")

    assert page.one("a", **{"aria-current": "true"}).text == "2024"


def test_an_unknown_outlet_is_counted_too(client: Client, outlet: Outlet) -> None:
    make_article(published_on=date(2024, 5, 2))

    page = open_page(client, "/archive/coverage/")

    unknown = [row[2:] for row in rows(page) if row[:2] == ["منبر", "غير"]]
    assert [row[-1] for row in unknown] == ["1", "1"]


def test_a_grid_is_a_region_that_can_be_scrolled_by_keyboard(
    client: Client, outlet: Outlet
) -> None:
    regions = open_page(client, "/archive/coverage/").all("div", role="region")

    assert [region.attrs["tabindex"] for region in regions] == ["0", "0"]
    assert all(region.attrs["aria-label"] for region in regions)


def test_a_cell_counts_what_the_search_behind_it_finds(
    client: Client, outlet: Outlet, build_index: Callable[[], None]
) -> None:
    make_article(outlet=outlet, published_on=date(2022, 3, 2), date_kind="page_header")
    make_article(outlet=outlet, published_on=date(2022, 3, 2), date_precision="month")
    build_index()
    page = open_page(client, "/archive/coverage/?year=2022")
    links = [link for link in page.all("a") if link.attrs["href"].startswith("/?outlet=first&")]

    for link in links:
        client.cookies["django_language"] = "en"
        found = open_page(client, link.attrs["href"]).texts("h2", class_="total")

        assert found[0].split()[0] == link.text

    assert len(links) == 4
