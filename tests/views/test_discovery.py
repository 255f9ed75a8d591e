"""What browsers and search engines are told of the site."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from archive.models import Article
from archive.services.tags import merge_tags
from tests.factories import make_article, make_outlet, make_tag
from tests.views.answers import NAMES, body_of, locations, read_xml
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def test_a_browser_learns_how_to_search(client: Client, build_index: Callable[[], None]) -> None:
    make_article(headline="شرطة")
    build_index()
    described = read_xml(client.get("/opensearch.xml"))

    templates = {
        url.get("type"): url.get("template", "") for url in described.findall("o:Url", NAMES)
    }

    own = templates.pop("application/opensearchdescription+xml")
    assert own == f"{SITE}/opensearch.xml"
    assert set(templates) == {"text/html", "application/atom+xml", "application/json"}
    for template in templates.values():
        answer = client.get(template.replace("{searchTerms}", "%D8%B4%D8%B1%D8%B7%D8%A9"))
        assert "شرطة" in body_of(answer).decode()


@pytest.mark.parametrize(("language", "name"), [("ar", "يقظة"), ("fr", "Yaqaza"), ("en", "Yaqaza")])
def test_the_search_is_described_in_the_readers_language(
    client: Client, language: str, name: str
) -> None:
    described = read_xml(client.get("/opensearch.xml", headers={"Accept-Language": language}))

    assert described.findtext("o:Language", namespaces=NAMES) == language
    assert described.findtext("o:ShortName", namespaces=NAMES) == name
    assert len(described.findtext("o:Description", namespaces=NAMES) or "") <= 1024


def test_a_phone_can_keep_the_site_as_an_application(client: Client) -> None:
    response = client.get("/manifest.webmanifest", headers={"Accept-Language": "fr"})

    described = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (described["lang"], described["dir"], described["short_name"]) == ("ar", "rtl", "يقظة")
    assert client.get(described["start_url"]).status_code == 200


def test_the_icons_of_the_manifest_are_as_large_as_it_says(client: Client) -> None:
    icons = json.loads(client.get("/manifest.webmanifest").content)["icons"]

    drawn = {icon["sizes"]: static_file(icon["src"]) for icon in icons if icon["sizes"] != "any"}

    assert set(drawn) == {"192x192", "512x512"}
    for sizes, path in drawn.items():
        assert "{}x{}".format(*size_of(path)) == sizes
        assert path.stat().st_size < 10_000


def test_every_page_leads_to_its_icons_and_descriptions(client: Client) -> None:
    page = read_page(client.get("/help/"))

    links = {link.attrs["rel"]: link.attrs["href"] for link in page.all("link")}
    assert client.get(links["search"]).status_code == 200
    assert client.get(links["manifest"]).status_code == 200
    assert size_of(static_file(links["apple-touch-icon"])) == (180, 180)
    assert static_file(links["icon"]).suffix == ".svg"


def test_the_icon_is_found_under_its_old_name(client: Client) -> None:
    response = client.get("/favicon.ico")

    with Image.open(static_file(response.headers["Location"])) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


def static_file(address: str) -> Path:
    found = finders.find(urlsplit(address).path.removeprefix("/static/"))
    assert isinstance(found, str), address
    return Path(found)


@pytest.mark.parametrize(
    "address", ["/", "/articles/7/", "/outlets/a/", "/archive/2024/5/", "/tags/", "/help/?page=2"]
)
def test_robots_may_read_articles_and_lists(client: Client, address: str) -> None:
    assert robots(client).can_fetch("AnyBot", f"{SITE}{address}")


@pytest.mark.parametrize(
    "address", ["/?q=a", "/?order=newest", "/search.csv?q=a", "/search.atom", "/admin/"]
)
def test_robots_need_not_search(client: Client, address: str) -> None:
    assert not robots(client).can_fetch("AnyBot", f"{SITE}{address}")


def test_robots_are_told_of_the_sitemap(client: Client) -> None:
    assert robots(client).site_maps() == [f"{SITE}/sitemap.xml"]


def robots(client: Client) -> RobotFileParser:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    return rules


def pages_of_the_sitemap(client: Client) -> list[str]:
    parts = locations(read_xml(client.get("/sitemap.xml")))
    return [page for part in parts for page in locations(read_xml(client.get(part)))]


def test_every_page_of_the_sitemap_is_there_and_known_by_that_address(client: Client) -> None:
    merged, tag = make_tag("قديم"), make_tag("فاس")
    make_article(outlet=make_outlet(), tags=(tag,), published_on=date(2024, 5, 1))
    merge_tags(source=merged, target=tag)

    pages = pages_of_the_sitemap(client)

    assert len(set(pages)) == len(pages)
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200
        assert read_page(response).one("link", rel="canonical").attrs["href"] == page


def test_the_sitemap_lists_articles_in_parts_that_never_shift(client: Client) -> None:
    for pk in (1, 9_999, 10_000, 35_000):
        make_article(pk=pk)
    make_article(pk=25_000, status="draft")

    lists, *parts = locations(read_xml(client.get("/sitemap.xml")))

    assert lists == f"{SITE}/sitemap/lists.xml"
    assert parts == [f"{SITE}/sitemap/articles-{number}.xml" for number in (0, 1, 3)]
    assert locations(read_xml(client.get(parts[0]))) == [
        f"{SITE}/articles/1/",
        f"{SITE}/articles/9999/",
    ]


def test_the_sitemap_says_when_an_article_changed_last(client: Client) -> None:
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    changed, unchanged = make_article(created_at=moment), make_article(created_at=moment)
    Article.history.filter(id=changed.pk).update(history_date=datetime(2021, 2, 3, tzinfo=UTC))
    Article.history.filter(id=unchanged.pk).delete()

    part = read_xml(client.get("/sitemap/articles-0.xml"))

    assert [found.text for found in part.iterfind(".//s:lastmod", NAMES)] == [
        "2021-02-03",
        "2020-01-01",
    ]


@pytest.mark.parametrize("number", [0, 7])
def test_there_is_no_part_without_articles(client: Client, number: int) -> None:
    assert client.get(f"/sitemap/articles-{number}.xml").status_code == 404


def test_a_part_is_read_without_looking_for_all_others(client: Client) -> None:
    make_article(pk=1)

    with CaptureQueriesContext(connection) as asked:
        client.get("/sitemap/articles-0.xml")

    assert not any("DISTINCT" in query["sql"] for query in asked)
