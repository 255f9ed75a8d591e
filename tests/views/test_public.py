"""Drafts, articles in review and withdrawn ones are seen and counted nowhere."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from archive.models import Article, Tag
from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import Page, read_page

SECRET = "خبر لم ينشر"

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["draft", "review", "withdrawn"], autouse=True)
def hidden(request: pytest.FixtureRequest) -> Article:
    """One article that is not public, with all that could lead to it."""
    outlet = make_outlet("الألباب", slug="outlet")
    return make_article(
        headline=SECRET,
        outlet=outlet,
        tags=(make_tag("فاس", slug="tag"),),
        published_on=date(2024, 5, 1),
        status=request.param,
    )


@pytest.mark.parametrize("address", ["/outlets/", "/tags/", "/archive/", "/archive/2024/"])
def test_an_index_counts_public_articles_alone(client: Client, address: str) -> None:
    assert read_page(client.get(address)).counts() == {}


@pytest.mark.parametrize("surface", ["/outlets/outlet/", "/tags/tag/"])
def test_a_list_beside_a_public_article_counts_one(
    client: Client, hidden: Article, surface: str
) -> None:
    make_article(outlet=hidden.outlet, tags=tuple(hidden.tags.all()))

    page = read_page(client.get(surface))

    assert page.texts("*", class_="total") == ["مقال واحد (1)"]
    assert SECRET not in " ".join(page.texts("h3"))


def assert_empty(page: Page) -> None:
    assert page.texts("*", class_="total") == ["لا مقالات (0)"]
    assert page.all("h3") == []


@pytest.mark.parametrize(
    "address", ["/outlets/outlet/", "/tags/tag/", "/archive/2024/", "/archive/2024/5/"]
)
def test_a_list_shows_public_articles_alone(client: Client, address: str) -> None:
    assert_empty(read_page(client.get(address)))


def test_an_undated_article_is_not_listed(client: Client, hidden: Article) -> None:
    hidden.published_on, hidden.date_kind, hidden.date_precision = None, "unknown", ""
    hidden.save()

    assert_empty(read_page(client.get("/archive/undated/")))
    assert read_page(client.get("/archive/")).counts() == {}


def test_a_tag_beside_it_is_not_offered(client: Client, hidden: Article) -> None:
    hidden.tags.add(make_tag("القضاء"))

    assertNotContains(client.get("/tags/tag/"), "القضاء")


def test_it_is_no_recent_addition(client: Client) -> None:
    response = client.get("/")

    assertNotContains(response, SECRET)
    assertContains(response, "الأرشيف فارغ")


def test_its_page_is_not_found(client: Client, hidden: Article) -> None:
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_it_is_not_found_by_a_search(client: Client, build_index: Callable[[], None]) -> None:
    build_index()

    page = read_page(client.get("/", {"q": SECRET}))

    assert page.texts("h2", id="total") == ["لا مقالات (0)"]


def test_it_is_not_found_before_the_index_follows_its_withdrawal(
    client: Client, build_index: Callable[[], None], hidden: Article
) -> None:
    Article.objects.update(status="public")
    build_index()
    Article.objects.update(status=hidden.status)

    assertNotContains(client.get("/", {"q": "ينشر"}), SECRET)


def test_its_tag_is_in_no_facet(client: Client, build_index: Callable[[], None]) -> None:
    make_article(headline="خبر نشر", tags=(make_tag("القضاء"),))
    build_index()

    response = client.get("/", {"q": "خبر"})

    assertContains(response, "القضاء")
    assertNotContains(response, Tag.objects.get(slug="tag").name)
