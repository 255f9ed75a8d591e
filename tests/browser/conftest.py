"""One running site and one browser for all tests that need them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import EXECUTABLE, chromium
from tests.browser.server import Site, running_site

OWN_TEXTS = Path(__file__).resolve().parents[1] / "stories" / "own"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo and five texts of the tests, served by gunicorn beside the indexer."""
    with running_site(tmp_path_factory.mktemp("site")) as site:
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
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page with no cookies."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
