"""The index of tags, and the page of one."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertNotContains, assertRedirects

from tests.factories import make_article, make_outlet, make_tag
from tests.views.pages import Page, open_page

pytestmark = pytest.mark.django_db


def letters(page: Page) -> list[str]:
    """The letters, each of which leads to a heading that is the same."""
    headings = {heading.attrs.get("id"): heading.text for heading in page.all("h2")}
    links = [link for link in page.all("a") if link.attrs["href"].startswith("#letter-")]
    assert [headings[link.attrs["href"][1:]] for link in links] == [link.text for link in links]
    return [link.text for link in links]


def test_tags_stand_under_their_letters(client: Client) -> None:
    for name in ("أكادير", "القضاء", "إفران", "قطاع الأمن"):
        make_article(tags=(make_tag(name),))

    page = open_page(client, "/tags/")

    assert letters(page) == ["ا", "ق"]
    links = [link.text for link in page.all("a") if link.attrs["href"].startswith("/tags/tag-")]
    assert links == ["إفران", "أكادير", "القضاء", "قطاع الأمن"]


def test_tags_stand_under_the_letters_of_the_reader(client: Client) -> None:
    make_article(tags=(make_tag("القضاء", name_fr="État de droit"), make_tag("أمن", name_fr="eau")))
    client.cookies["django_language"] = "fr"

    assert letters(open_page(client, "/tags/")) == ["E"]


def test_children_stand_beneath_their_parents(client: Client) -> None:
    parent = make_tag("الجريمة")
    child = make_tag("الابتزاز", parent=parent, synonyms=["التهديد"])
    make_article(tags=(child,))

    page = open_page(client, "/tags/")

    assert letters(page) == ["ج"]
    assert page.texts("ul", class_="tag-entries")[0] == "الجريمة 0 الابتزاز 1 التهديد"


def test_tags_are_counted_by_their_articles(client: Client) -> None:
    first, second = make_tag("أكادير"), make_tag("فاس")
    make_article(tags=(second, first))
    make_article(tags=(second,))

    assert open_page(client, "/tags/").texts("bdi", class_="count") == ["1", "2"]


def test_a_tag_lists_its_articles_and_the_tags_beside_it(client: Client) -> None:
    tag, beside = make_tag("فاس", synonyms=["Fès"], name_en="Fez"), make_tag("القضاء")
    make_article(headline="خبر فاس", tags=(tag, beside))
    make_article(headline="خبر غيرها", tags=(beside,))

    page = open_page(client, tag.get_absolute_url())

    assert page.texts("h3") == ["خبر فاس"]
    assert page.texts("section", class_="related") == ["وسوم تجاوره القضاء 1"]
    facts = page.one("dl", class_="facts").text
    assert "Fès" in facts
    assert "Fez" in facts


def test_a_tag_leads_to_its_parent_and_its_children(client: Client) -> None:
    parent = make_tag("الجريمة")
    tag = make_tag("الابتزاز", parent=parent)
    child = make_tag("ابتزاز القاصرين", parent=tag)
    make_article(tags=(child,))

    page = open_page(client, tag.get_absolute_url())

    for other in (parent, child):
        assert page.all("a", href=other.get_absolute_url())


def test_a_tag_leads_to_the_search_narrowed_to_it(client: Client) -> None:
    tag = make_tag(slug="tag")
    make_article(tags=(tag,), published_on=date(2024, 5, 1))
    make_article(tags=(tag,))

    page = open_page(client, "/tags/tag/")

    assert page.all("a", href="/?tags=tag")
    assert page.one("a", href="/?tags=tag&year=2024").text.split() == ["1", "2024"]


def test_the_feed_of_a_tag_is_on_its_page(client: Client) -> None:
    make_tag(slug="tag")

    page = open_page(client, "/tags/tag/")

    assert page.all("link", href="/tags/tag/feed.atom")
    assert page.all("a", href="/tags/tag/feed.atom")


def test_a_merged_tag_leads_to_the_other_for_good(client: Client) -> None:
    kept = make_tag("القضاء", slug="القضاء")
    merged = make_tag("المحاكم", merged_into=kept)

    response = client.get(merged.get_absolute_url())

    assertRedirects(response, kept.get_absolute_url(), status_code=301)
    assertNotContains(client.get("/tags/"), "المحاكم")


def test_addresses_in_arabic_work(client: Client) -> None:
    tag = make_tag("الدار البيضاء", slug="الدار-البيضاء")
    outlet = make_outlet("الألباب", slug="الألباب")
    make_article(outlet=outlet, tags=(tag,))

    for address, thing in (("/tags/الدار-البيضاء/", tag), ("/outlets/الألباب/", outlet)):
        assert open_page(client, address).texts("h1") == [str(thing)]
        assert open_page(client, thing.get_absolute_url()).texts("h1") == [str(thing)]
