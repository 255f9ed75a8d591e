"""Feeds of all articles, of an outlet, of a tag and of a search."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from archive.models import Article
from archive.services.tags import merge_tags
from tests.factories import make_article, make_outlet, make_tag
from tests.views.answers import NAMES, read_xml, titles

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 7, 4, 9, 30, tzinfo=UTC)
PAGES = {
    "/recent.atom": "/recent/",
    "/outlets/outlet/feed.atom": "/outlets/outlet/",
    "/tags/tag/feed.atom": "/tags/tag/",
}
LISTS = list(PAGES)


def make_many(count: int) -> list[Article]:
    """Make articles that came into the archive a minute after each other."""
    outlet, tag = make_outlet(slug="outlet"), make_tag("فاس", slug="tag")
    return [
        make_article(
            headline=f"شرطة {number}",
            outlet=outlet,
            tags=(tag,),
            created_at=FIRST + timedelta(minutes=number),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("address", LISTS)
def test_a_feed_lists_the_newest_fifty(client: Client, address: str) -> None:
    make_many(53)

    feed = read_xml(client.get(address))

    assert titles(feed) == [f"شرطة {number}" for number in range(52, 2, -1)]
    assert feed.findtext("a:updated", namespaces=NAMES) == "2026-07-04T10:22:00+00:00"


@pytest.mark.parametrize(("address", "page"), list(PAGES.items()))
def test_a_feed_leads_to_itself_and_to_its_page(client: Client, address: str, page: str) -> None:
    make_many(1)

    feed = read_xml(client.get(address))

    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", NAMES)}
    assert links == {"self": f"http://testserver{address}", "alternate": f"http://testserver{page}"}
    assert feed.findtext("a:id", namespaces=NAMES) == links["self"]


@pytest.mark.parametrize("few", [500, 5])
def test_the_feed_of_a_search_lists_the_newest_that_match_wholly(
    client: Client, build_index: Callable[[], None], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.selectors.feeds._FEW", few)
    make_many(53)
    make_article(headline="شرطة فاس", created_at=FIRST - timedelta(days=1))
    make_article(headline="خبر", created_at=FIRST + timedelta(days=1))
    build_index()

    feed = read_xml(client.get("/search.atom", {"q": "شرطة", "order": "oldest"}))
    both = read_xml(client.get("/search.atom", {"q": "شرطة فاس"}))

    assert titles(feed) == [f"شرطة {number}" for number in range(52, 2, -1)]
    assert feed.findtext("o:totalResults", namespaces=NAMES) == "54"
    assert titles(both) == ["شرطة فاس"]


def test_the_feed_of_a_search_is_named_after_its_words_and_filters(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_outlet("جريدة الميزان", slug="outlet")
    build_index()

    asked = {"q": "شرطة", "outlet": "outlet", "since": "2024-05-01"}
    feed = read_xml(client.get("/search.atom", asked))

    title = feed.findtext("a:title", namespaces=NAMES) or ""
    assert title.startswith("شرطة · جريدة الميزان · ")
    assert "2024" in title


def test_an_entry_says_no_day_that_is_not_that_of_publication(client: Client) -> None:
    make_article(headline="مؤرخ", published_on=date(2024, 5, 1), date_precision="month")
    make_article(headline="غيره", published_on=date(2024, 5, 1), date_kind="page_header")

    entries = read_xml(client.get("/recent.atom")).findall("a:entry", NAMES)

    dates = {
        entry.findtext("a:title", namespaces=NAMES): entry.findtext(
            "{http://purl.org/dc/elements/1.1/}date"
        )
        for entry in entries
    }
    assert dates == {"مؤرخ": "2024-05", "غيره": None}


@pytest.mark.parametrize("address", [*LISTS, "/search.atom?q=شرطة"])
def test_a_text_with_control_characters_can_be_read(
    client: Client, build_index: Callable[[], None], address: str
) -> None:
    (article,) = make_many(1)
    article.headline, article.body = "شرطة\x0b\x1b\ufffe <&>", "]]>\x08\uffff"
    article.save()
    build_index()

    feed = read_xml(client.get(address))

    assert titles(feed) == ["شرطة <&>"]
    assert feed.findtext("a:entry/a:summary", namespaces=NAMES) == "]]>"


@pytest.mark.parametrize("address", [*LISTS, "/search.atom?q=شرطة"])
def test_what_a_reader_has_is_not_sent_again(
    client: Client, build_index: Callable[[], None], address: str
) -> None:
    make_many(1)
    build_index()
    tag = client.get(address).headers["ETag"]

    known = client.get(address, headers={"If-None-Match": tag})
    Article.objects.update(headline="عنوان آخر")
    changed = client.get(address, headers={"If-None-Match": tag})

    assert (known.status_code, known.content) == (304, b"")
    assert (changed.status_code, titles(read_xml(changed))) == (200, ["عنوان آخر"])


def test_a_feed_of_nothing_can_be_read(client: Client) -> None:
    feed = read_xml(client.get("/recent.atom"))

    assert titles(feed) == []
    assert feed.findtext("a:updated", namespaces=NAMES) == "1970-01-01T00:00:00+00:00"


def test_the_feed_of_a_merged_tag_is_that_of_the_other(client: Client) -> None:
    old, new = make_tag("المخدرات", slug="old"), make_tag("مكافحة المخدرات", slug="new")
    merge_tags(source=old, target=new)

    response = client.get("/tags/old/feed.atom")

    assert (response.status_code, response.headers["Location"]) == (301, "/tags/new/feed.atom")


@pytest.mark.parametrize("address", ["/tags/none/feed.atom", "/outlets/none/feed.atom"])
def test_there_is_no_feed_of_what_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_page_leads_readers_of_feeds_to_the_recent_additions(client: Client) -> None:
    page = client.get("/help/").content.decode()

    assert '<link rel="alternate" type="application/atom+xml" href="/recent.atom"' in page
