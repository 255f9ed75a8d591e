"""Copies of pages: asked about before they are used again, and small on their way."""

import gzip
from collections.abc import Callable

import pytest
from django.test import Client

from archive.models import Article
from tests.views.every_page import READ, REFUSED, fill

pytestmark = pytest.mark.django_db

# These may be used for a while without asking.
KEPT_A_WHILE = {"/articles/1/card.png", "/manifest.webmanifest", "/opensearch.xml", "/robots.txt"}
# These are written while they are read.
STREAMED = {READ["csv"], READ["json"]}


@pytest.fixture(autouse=True)
def article(build_index: Callable[[], None]) -> Article:
    made = fill()
    build_index()
    return made


def sent_back(client: Client, address: str) -> tuple[str, bytes]:
    response = client.get(address)
    assert response.status_code == 200
    return response.headers["ETag"], response.content


@pytest.mark.parametrize("address", [a for a in READ.values() if a not in STREAMED])
def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, address: str) -> None:
    tag, content = sent_back(client, address)

    assert sent_back(Client(), address) == (tag, content)
    again = client.get(address, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"]
    assert "Content-Security-Policy" in again.headers


@pytest.mark.parametrize("address", ["/", "/articles/1/", "/tags/tag/", "/recent/"])
def test_a_page_that_has_changed_is(client: Client, article: Article, address: str) -> None:
    tag, _ = sent_back(client, address)
    article.headline = "خبر آخر"
    article.save()

    assert client.get(address, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("address", [a for a in READ.values() if a not in KEPT_A_WHILE])
def test_nobody_else_keeps_what_was_read(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("address", REFUSED)
def test_an_error_is_not_kept(client: Client, address: str) -> None:
    kept = "no-cache" if REFUSED[address] == 404 else "no-store"

    assert client.get(address).headers["Cache-Control"] == f"private, {kept}"


@pytest.mark.parametrize("address", READ.values())
def test_a_first_visit_sets_no_cookie(client: Client, address: str) -> None:
    client.get(address)

    assert dict(client.cookies) == {}


@pytest.mark.parametrize("address", ["/", "/articles/1/", "/tags/", "/recent.atom", "/help/"])
def test_a_copy_is_that_of_a_language_and_of_choices(client: Client, address: str) -> None:
    vary = client.get(address).headers["Vary"]

    assert {name.strip() for name in vary.split(",")} == {
        "Accept-Encoding",
        "Accept-Language",
        "Cookie",
    }


@pytest.mark.parametrize("address", ["/", "/articles/1/", "/recent.atom", "/sitemap.xml"])
def test_texts_travel_compressed(client: Client, address: str) -> None:
    plain = client.get(address).getvalue()
    packed = client.get(address, headers={"accept-encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.getvalue()) == plain


def test_a_compressed_page_has_the_tag_of_the_plain_one(client: Client) -> None:
    tag, _ = sent_back(client, "/")
    headers = {"accept-encoding": "gzip", "if-none-match": f"W/{tag}"}

    assert client.get("/", headers=headers).status_code == 304


def test_pixels_are_not_compressed_again(client: Client) -> None:
    response = client.get("/articles/1/card.png", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize("address", ["/", "/admin/", "/admin/archive/article/"])
def test_a_page_that_may_hold_a_secret_is_not_compressed(
    admin_client: Client, address: str
) -> None:
    response = admin_client.get(address, headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in response.headers
