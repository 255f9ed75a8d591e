"""The site with scripts off: everything that a reader can do works by links and forms."""

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES
from tests.browser.reading import filters, number, open_hit, search, total
from tests.browser.server import Site
from tests.browser.visiting import probe, visit


@pytest.fixture(params=[390, 1280])
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    return open_page(width=request.param, java_script_enabled=False)


def test_search_filter_and_turn_pages(site: Site, page: Page) -> None:
    found = search(page, site, "الشرطة")
    choice = filters(page).first
    promised = number(choice.locator(".count"))
    choice.click()
    assert total(page) == promised

    page.locator(".chip").first.click()
    assert total(page) == found
    page.locator(".pages [rel=next]").click()

    expect(page.locator(".pages [aria-current=page]")).to_have_text("2")


def test_a_level_an_order_and_days(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/?q={quote('الشرطة')}")
    found = total(page)

    page.locator(".levels a").first.click()
    assert total(page) < found
    page.locator(".orders a").last.click()
    filters(page)
    page.fill("[name=since]", "2020-01-01")
    page.locator("#filters button[type=submit]").click()

    first = page.locator(".hit time").first.get_attribute("datetime")
    assert first is not None
    assert first >= "2020"


def test_marks_hits_and_citations(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/?q={quote('الشرطة')}&order=oldest")
    open_hit(page, 1)

    page.locator("[data-key=n]").first.click()
    assert re.search("#mark-[12]$", page.url)
    page.locator(".cite > summary").click()
    expect(page.locator("#cite-ar")).to_be_visible()
    expect(page.locator("[data-copy]").first).to_be_hidden()
    page.locator("[data-key=j]").click()

    assert "hit=3" in page.url


def test_a_passage_is_marked_by_its_words(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/articles/8/")

    page.fill("#passage-words", "شرطياً تعبئون")
    page.click(".article-link button[type=submit]")

    expect(page.locator("mark#passage")).to_be_in_viewport()


def test_choices_are_kept(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/tags/")

    page.click("[name=theme][value=dark]")
    page.click("[name=digits][value=arabic]")
    page.click("[name=language][value=fr]")

    assert page.url == f"{site.url}/tags/"
    assert page.get_attribute("html", "data-theme") == "dark"
    assert page.get_attribute("html", "lang") == "fr"


@pytest.mark.parametrize("name", [name for name, kind in PAGES.items() if not kind.needs_more])
def test_no_page_overflows_or_shows_what_needs_scripts(
    site: Site, open_page: Callable[..., Page], name: str
) -> None:
    page = open_page(width=390, java_script_enabled=False)

    visit(page, site, PAGES[name])

    assert page.evaluate(probe("layout")) == []
    assert page.locator("[data-copy]:visible, [data-key-sheet]:visible").count() == 0
