"""Keys that act at once, the sheet that lists them, and the page without either."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site

OpenPage = Callable[..., Page]
# What the key with the slash writes, plain and with shift: on an English keyboard, an Arabic one.
SLASHES = [("/", "?"), ("ظ", "؟")]


def press(page: Page, key: str, code: str = "", *, shift: bool = False) -> None:
    """Press a key of another keyboard than the one that Playwright has."""
    written = {"key": key, "code": code, "shiftKey": shift, "bubbles": True, "cancelable": True}
    page.evaluate(
        "written => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', written))",
        written,
    )


@pytest.mark.parametrize("path", [f"/?q={quote('المخدرات')}", "/articles/1/"])
def test_the_slash_goes_to_the_search_field(site: Site, page: Page, path: str) -> None:
    page.goto(site.url + path)
    written = page.input_value("#q")

    page.keyboard.press("/")

    expect(page.locator("#q")).to_be_focused()
    assert page.input_value("#q") == written


@pytest.mark.parametrize(("slash", "question"), SLASHES)
def test_the_keys_are_those_of_any_keyboard(
    site: Site, page: Page, slash: str, question: str
) -> None:
    page.goto(f"{site.url}/about/")

    press(page, question, "Slash", shift=True)
    expect(page.locator("#key-sheet")).to_be_visible()
    page.keyboard.press("Escape")
    press(page, slash, "Slash")

    expect(page.locator("#key-sheet")).to_be_hidden()
    expect(page.locator("#q")).to_be_focused()


def test_the_sheet_lists_the_keys_of_the_page_once(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")
    page.evaluate("document.querySelector('.footer a').dataset.key = 'x'")

    for _ in range(2):
        page.keyboard.press("?")
        assert page.locator("#key-sheet kbd").all_inner_texts() == ["/", "?", "x"]
        page.click("#key-sheet button")

    expect(page.locator("#key-sheet")).to_be_hidden()


def test_the_sheet_opens_by_its_button_and_gives_the_focus_back(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")

    page.click("[data-key-sheet]")
    sheet = page.get_by_role("dialog", name=page.inner_text("#key-sheet-title"))
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("[data-key-sheet]")).to_be_focused()


@pytest.mark.parametrize("letter", ["x", "ء"])
def test_a_key_activates_its_link(site: Site, page: Page, letter: str) -> None:
    page.goto(f"{site.url}/about/")
    page.evaluate("document.querySelector('.masthead-name').dataset.key = 'x'")

    press(page, letter, "KeyX")

    page.wait_for_url(f"{site.url}/")


def test_keys_write_where_one_writes(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")
    page.focus("#q")

    page.keyboard.type("/?x")

    assert page.input_value("#q") == "/?x"
    expect(page.locator("#key-sheet")).to_be_hidden()


def test_keys_of_the_browser_stay_its_own(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")

    page.keyboard.press("Control+/")
    page.keyboard.press("Alt+/")

    expect(page.locator("#q")).not_to_be_focused()


def test_a_reader_can_turn_the_keys_off_and_on(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")

    page.click("[name=shortcuts]")
    page.wait_for_selector("html[data-shortcuts=off]")
    page.keyboard.press("/")
    expect(page.locator("#q")).not_to_be_focused()
    page.click("[name=shortcuts]")
    page.wait_for_selector("html:not([data-shortcuts])")
    page.keyboard.press("/")

    expect(page.locator("#q")).to_be_focused()


def test_without_scripts_nothing_speaks_of_keys(site: Site, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)

    page.goto(f"{site.url}/about/")

    expect(page.locator("[data-key-sheet]")).to_be_hidden()
    expect(page.locator("#key-sheet")).to_be_hidden()
