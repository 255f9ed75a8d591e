"""Charts for readers who do not see them: a name, and the figures beside it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visiting import probe

WITH_CHARTS = ["search", "parts", "filtered", "inferred days", "tag", "outlets", "outlet"]


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_every_chart_is_said_in_words(show: Callable[..., Page], name: str) -> None:
    measured = show(name).evaluate(probe("charts"))

    assert measured["faults"] == []
    assert measured["charts"]


@pytest.mark.parametrize(
    "content",
    [
        "<svg><circle r=3 /></svg>",
        "<svg role=img aria-labelledby=nothing><circle r=3 /></svg>",
        "<figure><svg role=img aria-label=Years><rect /></svg></figure>",
        "<ul><li><svg aria-hidden=true><rect /></svg></ul>",
    ],
)
def test_a_chart_that_says_nothing_is_told(browser: Browser, content: str) -> None:
    page = browser.new_page()
    page.set_content(content)

    measured = page.evaluate(probe("charts"))
    page.close()

    assert len(measured["faults"]) == 1


@pytest.mark.parametrize(
    "content",
    [
        "<a href=/><svg aria-hidden=true><path /></svg> Search</a>",
        "<figure><svg role=img aria-label=Years><rect /></svg><table><td>7</table></figure>",
        "<ul><li><svg aria-hidden=true><rect /></svg> 2023: 7</ul>",
    ],
)
def test_one_that_says_it_is_not(browser: Browser, content: str) -> None:
    page = browser.new_page()
    page.set_content(content)

    measured = page.evaluate(probe("charts"))
    page.close()

    assert measured["faults"] == []
