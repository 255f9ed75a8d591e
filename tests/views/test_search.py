"""The search page."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from archive.services.tags import merge_tags
from tests.factories import make_article, make_tag

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["الامن", "أمن", "أَمْن", "والأمن"])
def test_finds_every_spelling(client: Client, build_index: Callable[[], None], asked: str) -> None:
    make_article(headline="الأمن في البحر الأحمر")
    build_index()

    response = client.get("/", {"q": asked})

    assertContains(response, "البحر الأحمر")


def test_the_years_of_other_dates_can_be_left_out_again(
    client: Client, build_index: Callable[[], None]
) -> None:
    make_article(published_on=date(2024, 4, 19), date_kind="page_header")
    build_index()

    for sent in ("on", "True"):
        page = client.get("/", {"q": "البحر", "any_date": sent}).content.decode()
        links = [link for link in page.split('href="')[1:] if "any_date" in link.split('"')[0]]
        assert "احتساب تواريخ النشر وحدها" in page
        assert not any("احتساب تواريخ النشر وحدها" in link.split("</a>")[0] for link in links)


def test_a_merged_tag_narrows_to_the_tag_that_it_became(
    client: Client, build_index: Callable[[], None]
) -> None:
    old, new = make_tag("المخدرات"), make_tag("مكافحة المخدرات")
    make_article(tags=(old,))
    merge_tags(source=old, target=new)
    build_index()

    assert client.get("/", {"tags": old.slug}).context["results"].total == 1


def test_a_chosen_filter_can_be_taken_back_where_nothing_is_found(
    client: Client, build_index: Callable[[], None]
) -> None:
    tag = make_tag("القضاء")
    make_article(tags=(tag,))
    build_index()

    page = client.get("/", {"q": "كركدن", "tags": tag.slug})

    assertContains(page, '<a class="chip" href="?q=')
    assertContains(page, "<bdi>القضاء</bdi>")


def test_a_hit_in_the_first_lines_alone_is_marked_too(
    client: Client, build_index: Callable[[], None]
) -> None:
    article = make_article(headline="عنوان", body="ضياء بريس\nنص الخبر.", body_start=10)
    build_index()

    assertContains(client.get("/", {"q": "ضياء"}), "<mark>ضياء</mark>")
    assertContains(client.get(article.get_absolute_url(), {"q": "ضياء"}), 'id="mark-1"')
