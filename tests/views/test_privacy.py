"""The page that says what is kept of a visit, and that it is so."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import Settings

from tests.views.every_page import fill
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db

WORD, ADDRESS = "زعفرانيات", "198.51.100.77"


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_it_is_linked_from_every_page(client: Client, language: str) -> None:
    client.cookies["django_language"] = language

    page = read_page(client.get("/about/"))

    assert [link.attrs["href"] for link in page.all("a")].count("/privacy/") >= 1
    assert read_page(client.get("/privacy/")).texts("h1") != []


def test_it_says_how_long_an_address_is_remembered(client: Client, settings: Settings) -> None:
    settings.SEARCH_SHARE = 5
    client.cookies["django_language"] = "en"

    assert "7 minutes" in " ".join(read_page(client.get("/privacy/")).texts("main"))


def visit(client: Client) -> None:
    """Search in every way, from an address, and read."""
    for page in ("/", "/search.csv", "/search.json", "/search.atom", "/articles/1/"):
        client.get(page, {"q": f"خبر {WORD}", "hit": "1"}, REMOTE_ADDR=ADDRESS).getvalue()


def kept_rows() -> str:
    """Everything that the database holds."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += cursor.fetchall()
    return repr(rows)


def kept_files() -> bytes:
    """Everything in the data folder but the articles' own index."""
    files = [path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


def test_no_words_and_no_address_are_kept(
    client: Client, build_index: Callable[[], None], settings: Settings
) -> None:
    settings.SEARCH_SHARE = 25
    cache.clear()
    fill()
    build_index()

    visit(client)

    assert WORD not in kept_rows()
    assert ADDRESS not in kept_rows()
    files = kept_files()
    for word in (WORD, quote(WORD), ADDRESS):
        assert word.encode() not in files


def test_a_visitor_gets_no_cookie(client: Client, build_index: Callable[[], None]) -> None:
    fill()
    build_index()

    visit(client)

    assert dict(client.cookies) == {}


@pytest.mark.parametrize(
    ("choice", "value", "cookie"),
    [
        ("language", "fr", "django_language"),
        ("theme", "dark", "theme"),
        ("digits", "arabic", "digits"),
        ("density", "dense", "density"),
        ("shortcuts", "off", "shortcuts"),
    ],
)
def test_a_choice_is_one_cookie_that_says_nothing_else(
    client: Client, choice: str, value: str, cookie: str
) -> None:
    client.post("/preferences/", {choice: value, "next": "/about/"})

    assert {name: kept.value for name, kept in client.cookies.items()} == {cookie: value}
    assert client.cookies[cookie]["max-age"] == 365 * 24 * 3600


def test_who_signs_in_gets_two_cookies_and_is_kept(client: Client, admin_user: User) -> None:
    sent = {"username": admin_user.username, "password": "password", "next": "/admin/"}

    client.post("/admin/login/", sent, REMOTE_ADDR=ADDRESS)

    assert set(client.cookies) == {"csrftoken", "sessionid"}
    assert ADDRESS in kept_rows()
