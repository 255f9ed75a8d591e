"""The pages of results: their order, what leads on, and how dense they are."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import Page, read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(build_index: Callable[[], None]) -> None:
    for number in range(41):
        make_article(headline=f"البحر {number}")
    build_index()


def hits(page: Page) -> list[str]:
    return [one.attrs["href"] for one in page.all("a") if "&hit=" in one.attrs["href"]]


def rels(page: Page, name: str) -> dict[str, str]:
    linked = [one for one in page.all(name) if one.attrs.get("rel") in {"prev", "next"}]
    return {one.attrs["rel"]: one.attrs["href"].rpartition("page=")[2] for one in linked}


def test_a_hit_carries_the_search_and_its_place_in_it(client: Client, many: None) -> None:
    page = read_page(client.get("/", {"q": "البحر", "order": "oldest", "page": "2"}))

    assert len(hits(page)) == 20
    asked = "?q=%D8%A7%D9%84%D8%A8%D8%AD%D8%B1&order=oldest"
    assert hits(page)[0].endswith(f"{asked}&hit=21#mark-1")
    assert hits(page)[-1].endswith("&hit=40#mark-1")


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1", {"next": "2"}), ("2", {"prev": "1", "next": "3"}), ("3", {"prev": "2"})],
)
def test_pages_lead_to_the_ones_before_and_after(
    client: Client, many: None, number: str, expected: dict[str, str]
) -> None:
    page = read_page(client.get("/", {"q": "البحر", "page": number}))

    assert rels(page, "link") == rels(page, "a") == expected


def test_pages_are_of_the_search_alone(client: Client, many: None) -> None:
    page = read_page(client.get("/", {"q": "البحر", "utm_source": "x", "level": "word"}))

    assert page.one("a", rel="next").attrs["href"] == "?q=%D8%A7%D9%84%D8%A8%D8%AD%D8%B1&page=2"


def test_past_the_last_page_stands_the_last(client: Client, many: None) -> None:
    page = read_page(client.get("/", {"q": "البحر", "page": "99"}))

    assert len(hits(page)) == 1
    assert rels(page, "a") == {"prev": "2"}


def test_pages_together_have_every_hit_once(client: Client, many: None) -> None:
    pages = [read_page(client.get("/", {"q": "البحر", "page": str(n)})) for n in (1, 2, 3)]

    opened = [href.partition("?")[0] for page in pages for href in hits(page)]
    assert len(opened) == len(set(opened)) == 41


def test_an_order_leads_to_its_first_page(client: Client, many: None) -> None:
    page = read_page(client.get("/", {"q": "البحر", "page": "2"}))

    orders = [one.attrs for one in page.all("a") if "order=" in one.attrs["href"]]
    assert [one["href"].rpartition("=")[2] for one in orders] == ["relevance", "newest", "oldest"]
    assert ["aria-current" in one for one in orders] == [True, False, False]
    assert not any("page=" in one["href"] for one in orders)


@pytest.mark.parametrize(("density", "other"), [("dense", "roomy"), ("roomy", "dense")])
def test_a_list_is_as_dense_as_the_reader_wants(
    client: Client, many: None, density: str, other: str
) -> None:
    client.cookies["density"] = density

    page = read_page(client.get("/", {"q": "البحر"}))

    assert bool(page.all("ol", class_="dense")) == (density == "dense")
    assert page.one("button", name_="density").attrs["value"] == other


def test_a_hit_says_where_from_and_how_sure_its_date_is(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(
        outlet=make_outlet("ضياء بريس"),
        tags=(make_tag("الموانئ", slug="ports"),),
        published_on=date(2024, 4, 19),
        date_kind="page_header",
    )
    build_index()

    page = read_page(client.get("/", {"q": "البحر"}))

    (hit,) = page.all("li", class_="hit")
    assert "ضياء بريس" in hit.text
    assert page.one("bdi", class_="date-kind").text == "تاريخ رأس الصفحة"
    assert page.one("a", class_="tag").attrs["href"] == "/tags/ports/"


def test_the_search_is_there_as_files_and_as_a_feed(client: Client, many: None) -> None:
    page = read_page(client.get("/", {"q": "البحر", "level": "family", "page": "2"}))

    asked = "?q=%D8%A7%D9%84%D8%A8%D8%AD%D8%B1&level=family"
    links = {one.text: one.attrs["href"] for one in page.all("a")}
    assert links["CSV"] == f"/search.csv{asked}"
    assert links["JSON"] == f"/search.json{asked}"
    assert links["Atom"] == f"/search.atom{asked}"
    feeds = page.all("link", type="application/atom+xml", rel="alternate")
    assert f"/search.atom{asked}" in [feed.attrs["href"] for feed in feeds]


def test_what_scripts_replace_sends_its_fields_with_the_form(client: Client, many: None) -> None:
    page = read_page(client.get("/", {"q": "البحر"}))

    form, area = page.one("form", id="search-form"), page.one("div", id="results-area")
    assert "data-live-form" in form.attrs
    assert {"data-live", "data-live-link"} <= set(area.attrs)
