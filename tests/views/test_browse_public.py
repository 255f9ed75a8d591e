"""An article that is not public changes nothing on any page of the archive."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from django.test import Client

from archive.models import Article, Outlet, Tag
from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/outlets/",
    "/outlets/outlet/",
    "/archive/",
    "/archive/2024/",
    "/archive/2024/5/",
    "/archive/2024/5/17/",
    "/archive/undated/",
    "/archive/coverage/",
    "/archive/coverage/?year=2024",
    "/tags/",
    "/tags/tag/",
    "/recent/",
]
STATUSES = [status for status in Article.Status if status != Article.Status.PUBLIC]


@pytest.fixture
def outlet() -> Outlet:
    return make_outlet(slug="outlet")


@pytest.fixture
def tag(outlet: Outlet) -> Tag:
    """A tag of two public articles, one of which is dated."""
    tag = make_tag("فاس", slug="tag")
    for day in (date(2024, 5, 17), None):
        make_article(outlet=outlet, tags=(tag,), published_on=day)
    return tag


def days() -> Iterator[date | None]:
    """Days that would be counted, stand beside others, or make years and months of their own."""
    yield from (date(2024, 5, 17), date(2024, 5, 16), date(2024, 6, 1), date(2019, 1, 1))
    yield from (date(2030, 1, 1), None)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_the_same_with_hidden_articles(
    client: Client, outlet: Outlet, tag: Tag, address: str
) -> None:
    before = client.get(address).content
    other = (make_outlet("أخرى"), make_tag("طنجة", parent=tag))
    for status, day in product(STATUSES, days()):
        make_article(outlet=outlet, tags=(tag,), status=status, published_on=day)
        make_article(outlet=other[0], tags=(tag, other[1]), status=status, published_on=day)
        make_article(status=status, published_on=day)

    assert client.get(address).content == before
