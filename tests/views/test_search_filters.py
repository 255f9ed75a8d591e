"""What the results of a search can be narrowed by, and how that is taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from archive.selectors.facets import OPEN_CHOICES
from archive.services.tags import merge_tags
from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db


def test_other_dates_can_be_left_out_again(client: Client, build_index: Callable[[], None]) -> None:
    make_article(published_on=date(2024, 4, 19), date_kind="page_header")
    build_index()

    for sent in ("on", "True"):
        page = read_page(client.get("/", {"q": "البحر", "any_date": sent}))
        (tick,) = page.all("a", class_="tick")
        assert tick.attrs["aria-current"] == "true"
        assert "any_date" not in tick.attrs["href"]


def test_a_merged_tag_narrows_to_the_tag_that_it_became(
    client: Client, build_index: Callable[[], None]
) -> None:
    old, new = make_tag("المخدرات"), make_tag("مكافحة المخدرات")
    make_article(tags=(old,))
    merge_tags(source=old, target=new)
    build_index()

    assert client.get("/", {"tags": old.slug}).context["results"].total == 1


def test_a_merged_tag_can_be_taken_back(client: Client, build_index: Callable[[], None]) -> None:
    old, new = make_tag("المخدرات"), make_tag("مكافحة المخدرات")
    make_article(tags=(old,))
    merge_tags(source=old, target=new)
    build_index()

    page = read_page(client.get("/", {"q": "البحر", "tags": old.slug}))

    assert "tags=" not in page.one("a", class_="chip").attrs["href"]


def test_the_form_sends_along_what_was_searched_for(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(published_on=date(2024, 5, 1))
    build_index()

    page = read_page(client.get("/", {"q": "البحر", "year": ["2024", ""], "utm_source": "x"}))

    assert not page.all("input", type="hidden", name="year")


def test_a_section_with_space_around_it_is_found_by_its_link(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(section=" مجتمع ")
    build_index()

    assert client.get("/", {"section": " مجتمع "}).context["results"].total == 1


def test_a_chosen_filter_can_be_taken_back_where_nothing_is_found(
    client: Client, build_index: Callable[[], None]
) -> None:
    tag = make_tag("القضاء")
    make_article(tags=(tag,))
    build_index()

    page = client.get("/", {"q": "كركدن", "tags": tag.slug})

    assertContains(page, '<a class="chip" href="?q=')
    assertContains(page, "<bdi>القضاء</bdi>")


def test_chosen_days_can_be_taken_back(client: Client, build_index: Callable[[], None]) -> None:
    make_article(published_on=date(2024, 5, 1))
    build_index()

    page = read_page(client.get("/", {"q": "البحر", "since": "2024-01-01", "until": "2024-12-31"}))

    hrefs = [chip.attrs["href"] for chip in page.all("a", class_="chip")]
    assert [("since" in href, "until" in href) for href in hrefs] == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ("name", "value"), [("since", "2024-02-30"), ("until", "0001-01-01"), ("until", "2023-01-01")]
)
def test_a_day_that_cannot_be_is_refused_beside_its_field(
    client: Client, name: str, value: str
) -> None:
    response = client.get("/", {"q": "x", "since": "2024-01-01", name: value})

    page = read_page(response)
    (field,) = page.all("input", name_=name)
    assert response.status_code == 400
    assert field.attrs["aria-describedby"] == f"{name}-error"
    assert page.texts("span", id=f"{name}-error")[0]


@pytest.mark.parametrize("name", ["outlet", "tags", "date_kind", "section"])
def test_each_facet_says_how_many_a_click_leaves(
    client: Client, build_index: Callable[[], None], name: str
) -> None:
    outlet, tag = make_outlet(), make_tag()
    for day, section in [(date(2023, 5, 1), "سياسة"), (date(2024, 6, 1), "مجتمع")] * 2:
        make_article(published_on=day, section=section, outlet=outlet, tags=(tag,))
    make_article(section="سياسة")
    build_index()

    facets = {facet.name: facet for facet in client.get("/?q=البحر").context["results"].facets}

    assert facets[name].choices
    for choice in facets[name].choices:
        narrowed = client.get("/", {"q": "البحر", name: choice.value}).context["results"]
        assert narrowed.total == choice.count


def test_few_values_stand_open(client: Client, build_index: Callable[[], None]) -> None:
    for number in range(OPEN_CHOICES + 2):
        make_article(section=f"باب {number}")
    build_index()

    page = read_page(client.get("/", {"q": "البحر"}))

    (others,) = [one for one in page.all("details") if "باب" in one.text]
    assert others.text.count("باب") == 2


def test_what_an_address_says_five_hundred_times_its_links_say_once(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(tags=(make_tag(slug="roads"),), published_on=date(2024, 5, 1))
    build_index()

    page = read_page(client.get("/", {"q": ["x"] * 9 + ["البحر"], "tags": ["roads"] * 500}))

    narrowed = [link.attrs["href"] for link in page.all("a") if "year=2024" in link.attrs["href"]]
    assert {(href.count("tags="), href.count("q=")) for href in narrowed} == {(1, 1)}


def test_a_form_sends_along_what_was_chosen(
    client: Client, build_index: Callable[[], None]
) -> None:
    tag = make_tag(slug="roads")
    make_article(tags=(tag,))
    build_index()

    page = read_page(client.get("/?q=البحر&tags=roads&level=family&order=oldest&page=1&x=y"))

    sent = {one.attrs["name"]: one.attrs["value"] for one in page.all("input", form="search-form")}
    assert sent == {
        "tags": "roads", "level": "family", "order": "oldest", "since": "", "until": "",
    }  # fmt: skip


def test_another_search_begins_at_its_first_page(
    client: Client, build_index: Callable[[], None]
) -> None:
    for _ in range(21):
        make_article(section="مجتمع")
    build_index()

    page = read_page(client.get("/", {"q": "البحر", "page": "2", "hit": "21", "utm": "x"}))

    (link,) = [one for one in page.all("a") if "section=" in one.attrs.get("href", "")]
    assert link.attrs["href"].startswith("?q=%D8%A7%D9%84%D8%A8%D8%AD%D8%B1&section=")
