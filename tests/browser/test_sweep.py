"""Every page, in every language, at every width and in both colour schemes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES
from tests.browser.visiting import LANGUAGES, probe

# A phone, a tablet, a desktop; 1280 px at 200 %, and at 400 %, which is 320 px.
WIDTHS = (1280, 768, 640, 390, 320)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_overflows_or_is_cut_off(
    show: Callable[..., Page], name: str, language: str
) -> None:
    page = show(name, language)

    found = {width: cut for width in WIDTHS if (cut := _cut_off(page, width))}

    assert found == {}
    assert page.get_attribute("html", "lang") == language
    assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")


def _cut_off(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    found: list[str] = page.evaluate(probe("layout"))
    return found
