"""The calendar of a month, and the page of a day."""

from datetime import date

import pytest
from django.test import Client

from tests.factories import make_article
from tests.views.pages import open_page

pytestmark = pytest.mark.django_db


def test_a_month_lists_its_articles_alone(client: Client) -> None:
    make_article(headline="في ماي", published_on=date(2024, 5, 31))
    make_article(headline="في يونيو", published_on=date(2024, 6, 1))
    make_article(headline="في ماي آخر", published_on=date(2023, 5, 31))

    page = open_page(client, "/archive/2024/5/")

    assert (page.texts("h1"), page.texts("h3")) == (["ماي 2024"], ["في ماي"])


def test_a_week_begins_on_monday(client: Client) -> None:
    page = open_page(client, "/archive/2024/5/")

    assert [head.attrs["title"] for head in page.all("abbr")][::6] == ["الاثنين", "الأحد"]
    assert [cell.text for cell in page.all("td")][:4] == ["", "", "1", "2"]


def test_a_day_with_articles_leads_to_its_page(client: Client) -> None:
    for headline in ("خبر", "خبر آخر"):
        make_article(headline=headline, published_on=date(2024, 5, 17))

    page = open_page(client, "/archive/2024/5/")

    (link,) = [link for link in page.all("a") if link.attrs["href"] == "/archive/2024/5/17/"]
    assert " ".join(link.text.split()) == "17 ماي: مقالان (2) 17 2"


def test_articles_of_an_unknown_day_stand_apart(client: Client) -> None:
    make_article(headline="في شهر", published_on=date(2024, 5, 1), date_precision="month")
    make_article(headline="في يوم", published_on=date(2024, 5, 1))

    page = open_page(client, "/archive/2024/5/")

    headings = [item.name for item in page.elements if item.name in {"h2", "h3"}]
    assert page.texts("h3") == ["في يوم", "في شهر"]
    assert headings[:4] == ["h2", "h3", "h2", "h3"]
    assert open_page(client, "/archive/2024/5/1/").texts("h3") == ["في يوم"]


def test_the_days_of_a_calendar_add_up_to_the_month(client: Client) -> None:
    for day in (1, 1, 17, 31):
        make_article(published_on=date(2024, 5, day))
    make_article(published_on=date(2024, 5, 1), date_precision="month")

    page = open_page(client, "/archive/2024/5/")

    days = sum(map(int, page.texts("bdi", class_="day-count")))
    assert days == 4
    assert page.texts("h2", class_="total") == ["5 مقالات"]


def test_a_month_leads_to_the_nearest_months_with_articles(client: Client) -> None:
    for day in (date(2023, 11, 30), date(2024, 5, 1), date(2024, 8, 1)):
        make_article(published_on=day)
    make_article(published_on=date(2024, 6, 1), date_precision="year")

    page = open_page(client, "/archive/2024/5/")

    for relation, address in (("prev", "/archive/2023/11/"), ("next", "/archive/2024/8/")):
        assert page.one("link", rel=relation).attrs["href"] == address
        assert page.one("a", rel=relation).attrs["href"] == address


def test_a_day_lists_its_articles_alone(client: Client) -> None:
    for day in (16, 17, 18):
        make_article(headline=f"يوم {day}", published_on=date(2024, 5, day))

    page = open_page(client, "/archive/2024/5/17/")

    assert (page.texts("h1"), page.texts("h3")) == (["الجمعة 17 ماي 2024"], ["يوم 17"])
    assert page.one("a", **{"aria-current": "date"}).attrs["href"] == "/archive/2024/5/17/"


def test_a_day_leads_to_the_nearest_days_with_articles(client: Client) -> None:
    for day in (date(2023, 12, 31), date(2024, 5, 17), date(2024, 6, 2)):
        make_article(published_on=day)
    make_article(published_on=date(2024, 6, 1), date_precision="month")

    page = open_page(client, "/archive/2024/5/17/")

    for relation, address in (("prev", "/archive/2023/12/31/"), ("next", "/archive/2024/6/2/")):
        assert page.one("link", rel=relation).attrs["href"] == address
        assert page.one("a", rel=relation).attrs["href"] == address
