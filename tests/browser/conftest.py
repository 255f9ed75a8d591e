"""One running site and one browser for all tests that need them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import EXECUTABLE, chromium, sign_in
from tests.browser.failures import serve_failure
from tests.browser.pages import PAGES
from tests.browser.server import Site, running_site
from tests.browser.visiting import Watch, visit, window

OWN_TEXTS = Path(__file__).resolve().parents[1] / "stories" / "own"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo and five texts of the tests, served by gunicorn beside the indexer."""
    # A machine that is busy with tests takes easy searches for hard ones.
    with running_site(tmp_path_factory.mktemp("site"), SEARCH_SHARE="100") as site:
        site.manage("ingest", "--publish", str(OWN_TEXTS))
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Its driver's loop runs on beside the tests that follow, which Django takes
    for a page that must not ask the database."""
    if EXECUTABLE is None:
        pytest.skip("needs chromium")
    with pytest.MonkeyPatch.context() as patched, chromium() as browser:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield browser


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Windows of a size, language and colour scheme, in which nothing may go wrong."""
    with ExitStack() as stack:
        watches: list[Watch] = []

        def open_page(**wanted: Any) -> Page:
            context, watch = stack.enter_context(window(browser, site, **wanted))
            watches.append(watch)
            return context.new_page()

        yield open_page
        complaints = [text for watch in watches for text in watch.take()]
        assert complaints == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A fresh page with no cookies, as wide as a small desktop shows it, in Arabic."""
    return open_page()


@pytest.fixture(scope="session")
def kept_pages(browser: Browser, site: Site) -> Iterator[Callable[[str, bool], tuple[Page, Watch]]]:
    """One page for each language, and one for staff, in which a sweep opens one address after
    another."""
    with ExitStack() as stack:
        kept: dict[tuple[str, bool], tuple[Page, Watch]] = {}

        def get(language: str, staff: bool) -> tuple[Page, Watch]:
            if (language, staff) not in kept:
                context, watch = stack.enter_context(window(browser, site, language=language))
                kept[language, staff] = (context.new_page(), watch)
                if staff:
                    sign_in(kept[language, staff][0], site)
            return kept[language, staff]

        yield get


@pytest.fixture
def show(
    kept_pages: Callable[[str, bool], tuple[Page, Watch]], site: Site
) -> Iterator[Callable[..., Page]]:
    """Show a page of the table in a window that is kept, light and 1280 px wide at first."""
    watches: list[Watch] = []

    def show(name: str, language: str = "ar") -> Page:
        page, watch = kept_pages(language, PAGES[name].staff)
        watches.append(watch)
        page.emulate_media(color_scheme="light", reduced_motion="null", forced_colors="null")
        page.set_viewport_size({"width": 1280, "height": 900})
        if PAGES[name].template:
            serve_failure(page, site, PAGES[name], language)
        visit(page, site, PAGES[name])
        return page

    yield show
    complaints = [text for watch in watches for text in watch.take()]
    assert complaints == []
