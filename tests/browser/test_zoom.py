"""Readers who enlarge letters and their distances, want no motion, or bring their own colours."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES
from tests.browser.visiting import probe

# What a reader must be able to set without loss: WCAG 2.2, 1.4.12.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { letter-spacing: .12em !important; line-height: 1.5 !important;
            word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
ENLARGED = "document.documentElement.style.fontSize = '200%'"
REDUCED = "document.documentElement.style.fontSize = ''"
MOVING = """() => [...document.querySelectorAll('*')].filter(element => {
    const style = getComputedStyle(element);
    const lasts = style.transitionDuration.split(', ').concat(style.animationDuration.split(', '));
    return Math.max(...lasts.map(parseFloat)) > 0.01 || style.scrollBehavior === 'smooth';
}).map(element => `${element.tagName} ${element.className}`)"""


@pytest.mark.parametrize("name", PAGES)
def test_wider_spacing_and_larger_letters_cut_nothing_off(
    show: Callable[..., Page], name: str
) -> None:
    page = show(name)

    page.evaluate(ENLARGED)
    enlarged = _cut_off(page, 1280)
    page.evaluate(REDUCED)
    page.evaluate(SPACED)
    spaced = {width: cut for width in (1280, 390) if (cut := _cut_off(page, width))}

    assert enlarged == []
    assert spaced == {}


@pytest.mark.parametrize("name", ["home", "search", "article in a search", "coverage"])
def test_nothing_moves_for_who_wants_no_motion(show: Callable[..., Page], name: str) -> None:
    page = show(name)

    page.emulate_media(reduced_motion="reduce")

    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("name", ["home", "search", "article in a search", "coverage"])
def test_focus_and_controls_stay_in_colours_of_the_readers_own(
    show: Callable[..., Page], name: str
) -> None:
    page = show(name)
    page.emulate_media(forced_colors="active")

    for _ in range(min(12, page.evaluate(probe("walk")))):
        page.keyboard.press("Tab")

    assert page.evaluate("window.walk.unseen") == []
    assert page.evaluate(probe("layout")) == []


def _cut_off(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    found: list[str] = page.evaluate(probe("layout"))
    return found
