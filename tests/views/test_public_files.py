"""What is not public stands and counts in no file, feed or sitemap."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from archive.models import Article
from tests.factories import make_article, make_outlet, make_tag
from tests.views.answers import NAMES, body_of, locations, read_csv, read_json, read_xml, titles

SECRET = "خبر لم ينشر"
FEEDS = ["/recent.atom", "/outlets/outlet/feed.atom", "/tags/tag/feed.atom"]
FILES = ["/search.csv", "/search.json", "/search.atom"]

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["draft", "review", "withdrawn"], autouse=True)
def hidden(request: pytest.FixtureRequest) -> Article:
    """One article that is not public, with all that could lead to it."""
    return make_article(
        headline=SECRET,
        outlet=make_outlet(slug="outlet"),
        tags=(make_tag(slug="tag"),),
        published_on=date(2024, 5, 1),
        status=request.param,
    )


@pytest.mark.parametrize("address", FEEDS)
def test_it_is_in_no_feed(client: Client, address: str) -> None:
    assert titles(read_xml(client.get(address))) == []


def test_it_is_in_no_file_and_not_counted(client: Client, build_index: Callable[[], None]) -> None:
    make_article(headline="خبر نشر")
    build_index()
    asked = {"q": "خبر"}

    answer, feed = read_json(client, asked), read_xml(client.get("/search.atom", asked))

    assert [row["headline"] for row in read_csv(client, asked)] == ["خبر نشر"]
    assert (answer["total"], answer["part_total"], len(answer["hits"])) == (1, 0, 1)
    assert (feed.findtext("o:totalResults", "", NAMES), titles(feed)) == ("1", ["خبر نشر"])


@pytest.mark.parametrize("address", FILES)
def test_it_is_in_no_file_before_the_index_follows_its_withdrawal(
    client: Client, build_index: Callable[[], None], hidden: Article, address: str
) -> None:
    Article.objects.update(status="public")
    build_index()
    Article.objects.update(status=hidden.status)

    assert SECRET not in body_of(client.get(address, {"q": "ينشر"})).decode()


def test_the_sitemap_leads_neither_to_it_nor_to_lists_that_it_alone_would_fill(
    client: Client, hidden: Article
) -> None:
    parts = locations(read_xml(client.get("/sitemap.xml")))

    pages = [page for part in parts for page in locations(read_xml(client.get(part)))]

    assert parts == ["http://testserver/sitemap/lists.xml"]
    alone = ("/articles/", "/outlets/o", "/tags/t", "/archive/2")
    assert [
        page for page in pages if page.removeprefix("http://testserver").startswith(alone)
    ] == []


def test_beside_a_public_article_it_is_left_out(client: Client, hidden: Article) -> None:
    shown = make_article(outlet=hidden.outlet, tags=tuple(hidden.tags.all()))

    assert [titles(read_xml(client.get(address))) for address in FEEDS] == [[shown.headline]] * 3
    assert locations(read_xml(client.get("/sitemap/articles-0.xml"))) == [
        f"http://testserver/articles/{shown.pk}/"
    ]
