"""The site by keyboard alone: every control reached, in order, and seen when it is."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES
from tests.browser.server import Site
from tests.browser.visiting import probe


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    show: Callable[..., Page], name: str
) -> None:
    page = show(name)

    walk = _walk(page)

    assert walk["reached"]
    assert _steps(walk) == _in_order(walk)
    assert not walk["unseen"], "\n".join(walk["unseen"])


@pytest.mark.parametrize("name", ["search", "article in a search"])
def test_so_it_does_on_a_phone(show: Callable[..., Page], name: str) -> None:
    page = show(name)
    page.set_viewport_size({"width": 390, "height": 844})

    walk = _walk(page)

    assert _steps(walk) == _in_order(walk)
    assert not walk["unseen"], "\n".join(walk["unseen"])


def test_the_first_step_leads_past_the_masthead(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/tags/")

    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.url.endswith("#main")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_reader_searches_and_reads_without_a_mouse(site: Site, page: Page) -> None:
    page.goto(site.url)

    page.focus("#q")
    page.keyboard.type("الشرطة")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/?q={quote('الشرطة')}*")
    page.focus(".hit-headline a >> nth=0")
    page.keyboard.press("Enter")

    expect(page.locator("mark#mark-1, #mark-1 mark").first).to_be_in_viewport()


def _walk(page: Page) -> dict[str, list[Any]]:
    """Press Tab as often as it takes to come round, and tell where it led."""
    for _ in range(page.evaluate(probe("walk"))):
        page.keyboard.press("Tab")
    walk: dict[str, list[Any]] = page.evaluate("window.walk")
    return walk


def _steps(walk: dict[str, list[Any]]) -> list[str]:
    return [_name(walk, index) for index in walk["taken"][: len(walk["reached"])]]


def _in_order(walk: dict[str, list[Any]]) -> list[str]:
    """Name everything in the order of the page, from where the walk began."""
    start, count = walk["taken"][0], len(walk["reached"])
    return [_name(walk, (start + step) % count) for step in range(count)]


def _name(walk: dict[str, list[Any]], index: int) -> str:
    return f"{index} {walk['reached'][index]}" if index >= 0 else "something else"
