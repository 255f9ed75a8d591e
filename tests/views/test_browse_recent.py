"""What came into the archive last."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from archive.selectors.search import PAGE_SIZE
from tests.factories import make_article
from tests.views.pages import open_page

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_additions_stand_under_the_days_they_came_in(client: Client) -> None:
    for days in (0, 1, 1):
        make_article(headline=f"قبل {days}", created_at=NOON - timedelta(days=days))

    page = open_page(client, "/recent/")

    assert page.texts("h2", class_="total") == ["الخميس 5 مارس 2026", "الأربعاء 4 مارس 2026"]
    assert page.texts("h3") == ["قبل 0", "قبل 1", "قبل 1"]


def test_a_day_is_that_of_morocco(client: Client) -> None:
    make_article(created_at=datetime(2026, 7, 5, 23, 30, tzinfo=UTC))

    assert open_page(client, "/recent/").texts("h2", class_="total") == ["الاثنين 6 يوليوز 2026"]


def test_additions_are_cut_into_pages(client: Client) -> None:
    for number in range(PAGE_SIZE + 1):
        make_article(headline=f"خبر {number}", created_at=NOON + timedelta(minutes=number))

    assert len(open_page(client, "/recent/").all("h3")) == PAGE_SIZE
    assert open_page(client, "/recent/?page=2").texts("h3") == ["خبر 0"]


def test_the_feed_is_on_the_page(client: Client) -> None:
    assert open_page(client, "/recent/").all("a", href="/recent.atom")


def test_no_addition_is_no_error(client: Client) -> None:
    assert open_page(client, "/recent/").all("p", class_="empty")


def test_it_says_of_no_date_that_it_is_of_publication(client: Client) -> None:
    client.cookies["django_language"] = "en"

    (lead,) = open_page(client, "/recent/").texts("p", class_="lead")

    assert "publication" not in lead
