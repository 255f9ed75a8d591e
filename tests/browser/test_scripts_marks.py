"""The marks of a search in an article, one after another."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site

OpenPage = Callable[..., Page]
ARTICLE = f"/articles/4/?q={quote('الشرطة')}"
NEXT, PREVIOUS = "[data-key=n]", "[data-key=N]"


def test_marks_follow_one_another_and_begin_again(site: Site, page: Page) -> None:
    page.goto(site.url + ARTICLE)
    count = page.locator(".mark-link").count()

    places = []
    for _ in range(count + 1):
        page.keyboard.press("n")
        places.append(page.locator(".mark-link:target").get_attribute("id"))

    assert count > 1
    assert places == [f"mark-{at + 1}" for at in range(count)] + ["mark-1"]


def test_the_last_mark_comes_before_the_first(site: Site, page: Page) -> None:
    page.goto(site.url + ARTICLE)
    count = page.locator(".mark-link").count()

    page.keyboard.press("Shift+N")

    assert page.url == f"{site.url}{ARTICLE}#mark-{count}"
    expect(page.locator("#live-status")).to_have_text(f"{count} / {count}")
    expect(page.locator(f"#mark-{count}")).to_be_in_viewport()


def test_marks_do_not_fill_the_history(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")
    page.goto(site.url + ARTICLE)

    for link in (NEXT, NEXT, PREVIOUS):
        page.click(link)
    page.go_back()

    assert page.url == f"{site.url}/about/"


def test_a_mark_is_not_hidden_by_the_bar(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 600})
    page.goto(site.url + ARTICLE)

    page.click(PREVIOUS)

    bar, mark = (page.locator(name).bounding_box() for name in (".marks-bar", ".mark-link:target"))
    assert bar
    assert mark
    assert mark["y"] >= bar["y"] + bar["height"]


@pytest.mark.parametrize(("digits", "shown"), [("western", "1 / "), ("arabic", "١ / ")])
def test_the_position_is_written_in_the_digits_of_the_reader(
    site: Site, page: Page, digits: str, shown: str
) -> None:
    page.context.add_cookies([{"name": "digits", "value": digits, "url": site.url}])
    page.goto(site.url + ARTICLE)

    page.click(NEXT)

    expect(page.locator(".marks-bar")).to_contain_text(shown)


def test_without_scripts_the_next_link_leads_to_the_first_mark(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site.url + ARTICLE)

    page.click(NEXT)

    assert page.url == f"{site.url}{ARTICLE}#mark-1"
    expect(page.locator("#mark-1")).to_be_in_viewport()
