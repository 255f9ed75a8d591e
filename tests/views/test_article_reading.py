"""What stands around an article, the text alone, and how much the page asks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from archive.models import Article
from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import Page, read_page

pytestmark = pytest.mark.django_db

EVIL = [
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '"><a href="javascript&#58;alert(1)">',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><button>",
]
DAY = date(2024, 4, 19)


def open_article(client: Client, article: Article) -> Page:
    return read_page(client.get(article.get_absolute_url()))


def same_day(page: Page) -> list[str]:
    sections = [
        found.text for found in page.all("section", **{"aria-labelledby": "same-day-title"})
    ]
    return [line.strip() for text in sections for line in text.splitlines() if "خبر" in line]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("address", ["", "text/"])
def test_markup_that_was_stored_is_inert(client: Client, evil: str, address: str) -> None:
    outlet = make_outlet(evil)
    article = make_article(
        headline=evil, standfirst=evil, body=evil, byline=evil, section=evil, outlet=outlet,
        source=f"https://x.example/{evil}", tags=(make_tag(evil),),
        published_on=DAY, date_reason=evil,
    )  # fmt: skip

    page = read_page(client.get(f"{article.get_absolute_url()}{address}", {"q": evil}))

    assert [page.all(name) for name in ("img", "iframe", "base", "math", "noscript")] == [[]] * 5
    assert evil in page.one("h1").text
    assert not any(name.startswith("on") for element in page.elements for name in element.attrs)


@pytest.mark.parametrize("source", ["https://hespress.example/1?a=b&c", "HTTP://x.example/"])
def test_a_source_on_the_web_is_linked(client: Client, source: str) -> None:
    page = open_article(client, make_article(source=source))

    (link,) = [found for found in page.all("a") if found.attrs["href"] == source]
    assert "noopener" in link.attrs["rel"]


@pytest.mark.parametrize("source", ["001.txt", "javascript:alert(1)", "data:text/html,x", "//x.y/"])
def test_another_source_is_not_linked(client: Client, source: str) -> None:
    page = open_article(client, make_article(source=source))

    assert [found for found in page.all("a") if found.attrs["href"] == source] == []
    assert source in [found.text for found in page.all("bdi")]


def test_articles_of_the_same_day_are_offered(client: Client) -> None:
    article = make_article(published_on=DAY)
    make_article(headline="خبر اليوم", published_on=DAY)
    make_article(headline="خبر الغد", published_on=date(2024, 4, 20))
    make_article(headline="خبر مستنتج", published_on=DAY, date_kind="inferred")
    make_article(headline="خبر الشهر", published_on=DAY, date_precision="month")
    make_article(headline="خبر خفي", published_on=DAY, status="draft")

    assert same_day(open_article(client, article)) == ["خبر اليوم"]


@pytest.mark.parametrize("fields", [{"date_kind": "page_header"}, {"date_precision": "month"}])
def test_a_day_that_is_not_known_has_no_others(client: Client, fields: dict[str, Any]) -> None:
    article = make_article(published_on=DAY, **fields)
    make_article(headline="خبر اليوم", published_on=DAY)

    assert same_day(open_article(client, article)) == []


def test_the_page_with_a_search_asks_the_database_twelve_times_at_most(
    client: Client, build_index: Callable[[], None]
) -> None:
    tags = (make_tag("أول"), make_tag("ثان"))
    outlet = make_outlet("الميزان", slug="mizan")
    found = [
        make_article(headline=f"شرطة {n}", outlet=outlet, tags=tags, published_on=DAY)
        for n in range(5)
    ]
    build_index()
    asked = {"q": "شرطة outlet:mizan tag:أول", "outlet": "mizan", "tags": tags[0].slug, "hit": "3"}

    with CaptureQueriesContext(connection) as queries:
        response = client.get(found[2].get_absolute_url(), asked)

    assert response.context["trail"].next
    assert len(queries) <= 12, [query["sql"] for query in queries]


def test_the_text_alone_has_no_pictures_fonts_or_scripts(client: Client) -> None:
    page = read_page(client.get(f"{make_article(body='نص الخبر').get_absolute_url()}text/"))

    assert [link.attrs["rel"] for link in page.all("link")] == ["canonical", "stylesheet"]
    assert [page.all(name) for name in ("img", "svg", "script")] == [[], [], []]


def test_the_text_alone_is_the_articles_and_not_found_by_search_engines(client: Client) -> None:
    article = make_article(body="سطر أول\nسطر ثان")

    response = client.get(f"{article.get_absolute_url()}text/")

    page = read_page(response)
    assert page.one("link", rel="canonical").attrs["href"].endswith(article.get_absolute_url())
    assertContains(response, '<meta name="robots" content="noindex">')
    assert page.one("div", lang="ar").text.split() == ["سطر", "أول", "سطر", "ثان"]
    assert len(response.content) < 4000


def test_the_text_alone_of_a_draft_is_not_found(client: Client) -> None:
    assert client.get(f"{make_article(status='draft').get_absolute_url()}text/").status_code == 404


def test_a_page_without_search_and_passage_says_nothing_of_them(client: Client) -> None:
    response = client.get(make_article().get_absolute_url())

    assertNotContains(response, "marks-bar")
    assertNotContains(response, "passage-note")
