"""What a page weighs on the wire, and that it stands still while it loads."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.pages import PAGES
from tests.browser.server import Site

FIRST, NEXT = 100_000, 30_000
# Shifts that follow a reader's own click do not count; a page that is only opened has none.
SHIFTS = """() => new Promise(resolve => {
    const shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries()))
        .observe({ type: 'layout-shift', buffered: true });
    document.fonts.ready.then(() => setTimeout(() => resolve(
        shifts.filter(shift => !shift.hadRecentInput).reduce((sum, { value }) => sum + value, 0)
    ), 100));
})"""


def test_the_search_page_is_light(site: Site, page: Page) -> None:
    wire = page.context.new_cdp_session(page)

    first = _weigh(wire, lambda: _open(page, site, "/?q=" + quote("الشرطة")))
    following = _weigh(wire, lambda: _open(page, site, "/?q=" + quote("المخدرات")))

    assert first["Document"] > 1000
    assert sum(first.values()) - first.get("Font", 0) < FIRST, first
    assert sum(following.values()) < NEXT, following


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["home", "search", "article", "article in a search", "coverage"])
def test_nothing_moves_while_a_page_loads(
    open_page: Callable[..., Page], site: Site, name: str, width: int
) -> None:
    page = open_page(width=width)

    _open(page, site, PAGES[name].path)

    assert page.evaluate(SHIFTS) < 0.01


def _open(page: Page, site: Site, path: str) -> None:
    page.goto(site.url + path, wait_until="networkidle")


def _weigh(wire: CDPSession, act: Callable[[], None]) -> dict[str, int]:
    """Add up the bytes, headers and all, that came for each type of resource."""
    types: dict[str, str] = {}
    weights: dict[str, int] = {}

    def on_response(event: dict[str, str]) -> None:
        types[event["requestId"]] = event["type"]

    def on_end(event: dict[str, str]) -> None:
        kind = types.get(event["requestId"], "?")
        weights[kind] = weights.get(kind, 0) + int(event["encodedDataLength"])

    wire.on("Network.responseReceived", on_response)
    wire.on("Network.loadingFinished", on_end)
    wire.send("Network.enable")
    act()
    wire.remove_listener("Network.responseReceived", on_response)
    wire.remove_listener("Network.loadingFinished", on_end)
    return weights
