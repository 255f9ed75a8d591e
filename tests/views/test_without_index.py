"""With no index, a damaged one or another version's, all but searching goes on."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.urls import urlpatterns
from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db

READ = {
    "article": "/articles/1/",
    "card": "/articles/1/card.png",
    "article-text": "/articles/1/text/",
    "cite-bibtex": "/articles/1/cite.bib",
    "cite-ris": "/articles/1/cite.ris",
    "cite-csl": "/articles/1/cite.json",
    "outlets": "/outlets/",
    "outlet": "/outlets/outlet/",
    "years": "/archive/",
    "undated": "/archive/undated/",
    "year": "/archive/2024/",
    "month": "/archive/2024/5/",
    "day": "/archive/2024/5/17/",
    "coverage": "/archive/coverage/",
    "recent": "/recent/",
    "tags": "/tags/",
    "tag": "/tags/tag/",
    "help": "/help/",
    "about": "/about/",
    "privacy": "/privacy/",
    "recent-feed": "/recent.atom",
    "outlet-feed": "/outlets/outlet/feed.atom",
    "tag-feed": "/tags/tag/feed.atom",
    "opensearch": "/opensearch.xml",
    "manifest": "/manifest.webmanifest",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "sitemap-lists": "/sitemap/lists.xml",
    "sitemap-articles": "/sitemap/articles-0.xml",
    "search": "/",
}
# These have tests of their own.
OTHERS = {
    "text",
    "favicon",
    "search-csv",
    "search-feed",
    "search-json",
    "health",
    "metrics",
    "preferences",
    "styleguide",
}


def root() -> Path:
    return Path(connections.connections_info[DEFAULT_ALIAS]["PATH"])


def files() -> list[Path]:
    return [path for path in root().rglob("*") if path.is_file()]


def remove() -> None:
    for path in files():
        path.unlink()


def cut() -> None:
    for path in files():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty() -> None:
    for path in files():
        path.write_bytes(b"")


def spoil() -> None:
    for path in files():
        path.write_bytes(b"\xff\x00\xd8 spoilt" * (path.stat().st_size // 8 + 1))


def spoil_pointer() -> None:
    (root() / "CURRENT").write_bytes(b"\xff\x00../../etc")


def change_version() -> None:
    pointer = root() / "CURRENT"
    pointer.write_text(re.sub(r"v\d+", "v9999", pointer.read_text()))


@pytest.fixture(params=[remove, cut, empty, spoil, spoil_pointer, change_version])
def broken_index(request: pytest.FixtureRequest, build_index: Callable[[], None]) -> None:
    outlet, tag = make_outlet(slug="outlet"), make_tag(slug="tag")
    make_article(pk=1, outlet=outlet, tags=(tag,), published_on=date(2024, 5, 1))
    build_index()
    damage: Callable[[], None] = request.param
    damage()


def test_every_page_is_asked_for() -> None:
    assert {str(pattern.name) for pattern in urlpatterns} == set(READ) | OTHERS


@pytest.mark.usefixtures("broken_index")
@pytest.mark.parametrize("address", READ.values(), ids=READ)
def test_pages_can_be_read(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.usefixtures("broken_index")
def test_an_article_found_by_a_search_can_be_read(client: Client) -> None:
    response = client.get("/articles/1/", {"q": "الأرشيف", "level": "family"})

    assert response.status_code == 200
    assert [mark.text for mark in read_page(response).all("mark")]


@pytest.mark.usefixtures("broken_index")
@pytest.mark.parametrize("asked", ["البحر", '"البحر الأحمر"', "-فاس", "البح*", "outlet:outlet"])
def test_a_search_says_that_the_index_is_being_rebuilt(client: Client, asked: str) -> None:
    response = client.get("/", {"q": asked})

    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    with override("ar"):
        assert read_page(response).texts("h1") == [gettext("The index is being rebuilt")]


@pytest.mark.usefixtures("broken_index")
def test_searching_works_again_once_it_is_rebuilt(
    client: Client, build_index: Callable[[], None]
) -> None:
    build_index()

    assert client.get("/", {"q": "البحر"}).status_code == 200
