"""What a reader does on the pages, step by step, for the journeys."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Site


def search(page: Page, site: Site, words: str) -> int:
    """Type words into the field of the home page; return how many articles there are."""
    page.goto(site.url)
    page.fill("#q", words)
    page.press("#q", "Enter")
    expect(page.locator("#total")).to_be_visible()
    return total(page)


def total(page: Page) -> int:
    """Read the number of articles that the page says it has found."""
    return number(page.locator("#total"))


def number(shown: Locator) -> int:
    """Read a number as it is shown, whatever separates its thousands."""
    return int(re.sub(r"\D", "", shown.inner_text()))


def filters(page: Page) -> Locator:
    """Find the filters; on a phone, open the drawer that they are in."""
    drawer = page.locator(".drawer > summary")
    if drawer.is_visible():
        drawer.click()
    return page.locator("#filters .facet li a")


def open_hit(page: Page, index: int = 0) -> None:
    """Open a hit as a reader does, and wait until its marks are there."""
    page.locator(".hit-headline a").nth(index).click()
    page.wait_for_url("**/articles/**")
    expect(page.locator("#mark-1")).to_be_visible()
