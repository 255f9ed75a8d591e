"""The number of queries of a page does not grow with what it lists."""

from collections.abc import Callable
from datetime import date
from itertools import cycle

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Outlet, Tag
from tests.factories import make_article, make_outlet, make_tag
from tests.views.answers import body_of

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/",
    "/?q=شرطة",
    "/?q=شرطة&tags=tag",
    "/?q=شرطة outlet:outlet tag:tag",
    "/help/",
    "/outlets/",
    "/outlets/outlet/",
    "/archive/",
    "/archive/2024/",
    "/archive/2024/5/",
    "/archive/2024/5/1/",
    "/archive/coverage/",
    "/archive/undated/",
    "/tags/",
    "/tags/tag/",
    "/recent/",
    "/articles/1/",
    "/articles/1/text/",
    "/search.csv?q=شرطة",
    "/search.json?q=شرطة",
    "/search.atom?q=شرطة",
    "/recent.atom",
    "/outlets/outlet/feed.atom",
    "/tags/tag/feed.atom",
    "/sitemap.xml",
    "/sitemap/lists.xml",
    "/sitemap/articles-0.xml",
]


def count_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        assert body_of(response)
    assert response.status_code == 200
    return len(queries)


def fill(outlet: Outlet, tag: Tag, *, count: int) -> None:
    """Add dated and undated articles of the outlet with the tag, each with one of its own."""
    days = cycle([date(2024, 5, 1), None])
    for number, day in zip(range(count), days, strict=False):
        own = make_tag(f"وسم {tag.articles.count()}", parent=tag)
        make_article(headline=f"شرطة {number}", outlet=outlet, tags=(tag, own), published_on=day)
        make_article(headline="شرطة", outlet=make_outlet(), tags=(own,), published_on=day)


@pytest.mark.parametrize("address", ADDRESSES)
def test_many_articles_need_no_more_queries_than_a_few(
    client: Client, build_index: Callable[[], None], address: str
) -> None:
    outlet, tag = make_outlet(slug="outlet"), make_tag("وسم", slug="tag")
    first = make_article(pk=1, headline="شرطة", outlet=outlet, tags=(tag,))
    fill(outlet, tag, count=2)
    build_index()
    few = count_queries(client, address)

    fill(outlet, tag, count=18)
    first.tags.set(Tag.objects.all())
    build_index()

    assert count_queries(client, address) == few
