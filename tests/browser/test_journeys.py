"""What readers do, on three screens, in three languages, by day and by night."""

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import filters, number, open_hit, search, total
from tests.browser.server import Site

# Each width meets each scheme, and each language too.
READERS = [(390, "ar", "dark"), (768, "fr", "light"), (1280, "en", "dark")]


@pytest.fixture(params=READERS, ids=lambda reader: "-".join(map(str, reader)))
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    width, language, scheme = request.param
    return open_page(width=width, language=language, scheme=scheme)


def test_search_filter_and_turn_pages(site: Site, page: Page) -> None:
    found = search(page, site, "الشرطة")
    choice = filters(page).first
    promised = number(choice.locator(".count"))
    choice.click()
    expect(page.locator(".chip")).to_have_count(1)
    assert total(page) == promised < found

    page.locator(".chip").first.click()
    expect(page.locator(".chip")).to_have_count(0)
    first = page.locator(".hit-headline").first.inner_text()
    page.locator(".pages [rel=next]").click()
    expect(page.locator(".pages [aria-current=page]")).to_have_text("2")

    assert total(page) == found
    assert page.locator(".hit-headline").first.inner_text() != first


def test_read_from_mark_to_mark_and_from_hit_to_hit(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/?q={quote('الشرطة')}&order=oldest")
    open_hit(page, 1)
    expect(page.locator("#mark-1")).to_be_in_viewport()

    page.locator("[data-key=n]").first.click()
    page.wait_for_url("**#mark-2")
    headline = page.locator("h1").inner_text()
    page.locator("[data-key=j]").click()
    page.wait_for_url("**hit=3*")
    expect(page.locator("h1")).not_to_have_text(headline)
    page.locator("[data-key=k]").click()
    page.wait_for_url("**hit=2*")

    expect(page.locator("h1")).to_have_text(headline)


def test_cite_and_copy(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/articles/8/")

    page.locator(".cite > summary").click()
    page.locator("[data-copy=cite-fr]").click()
    expect(page.locator("#live-status")).not_to_be_empty()

    page.focus("#q")
    page.keyboard.press("Control+V")
    assert page.input_value("#q") == page.locator("#cite-fr").inner_text()
    assert page.locator(".citation").count() == 3
    for name in ("bib", "ris", "json"):
        assert page.request.get(f"{site.url}/articles/8/cite.{name}").ok


def test_change_the_language_and_stay(site: Site, page: Page) -> None:
    address = f"{site.url}/?q={quote('الشرطة')}"
    page.goto(address)
    found = total(page)

    for language, direction in [("fr", "ltr"), ("en", "ltr"), ("ar", "rtl")]:
        page.click(f"[name=language][value={language}]")
        page.wait_for_selector(f"html[lang={language}][dir={direction}]")
        assert page.url == address

    assert total(page) == found


def test_change_the_theme_and_keep_it(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/tags/")

    with page.expect_response("**/preferences/"):
        page.click("[name=theme][value=dark]")
    page.goto(f"{site.url}/outlets/")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    with page.expect_response("**/preferences/"):
        page.click("[name=theme][value=light]")
    page.goto(f"{site.url}/outlets/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert _brightness(dark) < 100 < 500 < _brightness(light)


def test_change_the_level_and_find_what_it_promised(site: Site, page: Page) -> None:
    found = search(page, site, "الجريمة")
    family = page.locator(".levels a").last
    promised = number(family.locator(".count"))

    family.click()
    expect(page.locator(".levels [aria-current]")).to_contain_text(str(promised))

    assert total(page) == promised > found


def test_browse_from_the_years_to_an_article_and_its_tag(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/archive/")

    page.locator("main a[href$='/archive/2023/']").first.click()
    page.locator("main a[href$='/archive/2023/2/']").first.click()
    page.locator("main a[href^='/articles/']").first.click()
    page.wait_for_url("**/articles/**")
    headline = page.locator("h1").inner_text()
    page.locator("article .tag").first.click()
    page.wait_for_url("**/tags/**")

    expect(page.locator("main a", has_text=headline).first).to_be_visible()


def test_a_link_that_is_shared_opens_the_same(
    site: Site, page: Page, open_page: Callable[..., Page]
) -> None:
    search(page, site, "الشرطة")
    filters(page).nth(1).click()
    expect(page.locator(".chip")).to_have_count(1)
    shared, hits = page.url, page.locator(".hit-headline").all_inner_texts()

    friend = open_page()
    friend.goto(shared)

    assert friend.locator(".hit-headline").all_inner_texts() == hits


def test_the_link_to_a_text_lasts(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/articles/8/")
    lasting = page.locator("#lasting-address").get_attribute("href")

    page.goto(f"{lasting}?passage={quote('شرطياً تعبئون')}#passage")

    expect(page.locator("mark#passage")).to_be_in_viewport()
    assert "/articles/8/" in page.url


def _brightness(colour: str) -> int:
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3])
