"""What a reader chooses is kept in cookies; who chooses nothing gets none."""

from urllib.parse import quote

import pytest
from django.test import Client

from tests.factories import make_article
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("at", ["/", "/tags/", "/about/", "/archive/", "/nowhere/"])
def test_a_first_visit_leaves_no_cookie(client: Client, at: str) -> None:
    response = client.get(at)

    assert not response.cookies
    assert "csrf" not in response.content.decode()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_stands_on_every_page(client: Client, theme: str) -> None:
    client.post("/preferences/", {"theme": theme})

    assert read_page(client.get("/about/")).one("html").attrs["data-theme"] == theme


def test_the_devices_theme_needs_no_cookie(client: Client) -> None:
    client.post("/preferences/", {"theme": "dark"})

    client.post("/preferences/", {"theme": ""})

    assert "data-theme" not in read_page(client.get("/about/")).one("html").attrs
    assert client.cookies["theme"].value == ""


def test_numbers_are_written_in_the_chosen_digits(client: Client) -> None:
    article = make_article(headline="68 متهما")
    client.post("/preferences/", {"digits": "arabic"})

    page = read_page(client.get("/archive/undated/"))

    assert page.texts("*", class_="total") == ["مقال واحد (١)"]
    assert article.headline in page.texts("h3")


def test_shortcuts_can_be_turned_off(client: Client) -> None:
    client.post("/preferences/", {"shortcuts": "off"})

    page = read_page(client.get("/about/"))

    assert page.one("html").attrs["data-shortcuts"] == "off"
    assert page.one("button", name="shortcuts").attrs["value"] == "on"


@pytest.mark.parametrize(("name", "value"), [("theme", "pink"), ("digits", ""), ("language", "xx")])
def test_what_is_no_choice_is_not_kept(client: Client, name: str, value: str) -> None:
    response = client.post("/preferences/", {name: value})

    assert response.status_code == 302
    assert not response.cookies


def test_another_site_cannot_choose(client: Client) -> None:
    response = client.post(
        "/preferences/", {"theme": "dark"}, headers={"sec-fetch-site": "cross-site"}
    )

    assert response.status_code == 403
    assert not response.cookies


def test_a_choice_leads_back_to_a_long_search(client: Client) -> None:
    page = f"/?q={quote('ش' * 900)}"

    response = client.post("/preferences/", {"theme": "dark", "next": page})

    assert response.headers["Location"] == page


@pytest.mark.parametrize(
    "page", ["//evil.example/?q=a", "https://evil.example?/", "/\\evil.example?a", "javascript:a?b",
             "?q=a", "http:?//evil.example", "///evil.example?a", "nonsense"],
)  # fmt: skip
def test_a_choice_leads_to_no_other_site(client: Client, page: str) -> None:
    assert client.post("/preferences/", {"next": page}).headers["Location"] == "/"


def test_cookies_are_out_of_the_reach_of_scripts_and_of_other_sites(client: Client) -> None:
    cookie = client.post("/preferences/", {"theme": "dark"}).cookies["theme"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
