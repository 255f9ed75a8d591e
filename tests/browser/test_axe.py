"""What axe-core finds wrong: nothing, by any rule of WCAG 2.2 A and AA, on any page."""

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import PAGES

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ADVICE = "best-practice"
# Of one page, nothing but its colours differs in the dark.
COLOUR = ["color-contrast", "link-in-text-block"]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong(show: Callable[..., Page], name: str) -> None:
    page = show(name)

    light = _run(page, tag=WCAG if PAGES[name].is_djangos else [*WCAG, ADVICE])
    page.emulate_media(color_scheme="dark")
    dark = _run(page, rule=COLOUR)

    assert light.violations_count == 0, light.generate_report()
    assert dark.violations_count == 0, dark.generate_report()


def test_axe_measures_the_size_of_targets(show: Callable[..., Page]) -> None:
    passed = {rule["id"] for rule in _run(show("search"), tag=WCAG).response["passes"]}

    assert {"target-size", "color-contrast", "label"} <= passed


def _run(page: Page, **chosen: list[str]) -> AxeResults:
    """Run the rules that are named, or those with one of the tags."""
    ((kind, values),) = chosen.items()
    found: AxeResults = Axe().run(page, options={"runOnly": {"type": kind, "values": values}})
    return found
