"""Debian's Chromium, driven by Playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.server import Site

EXECUTABLE = shutil.which("chromium") or shutil.which("chromium-browser")
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that the system has."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=_QUIET)
        try:
            yield browser
        finally:
            browser.close()


def sign_in(page: Page, site: Site) -> None:
    """Sign in as the first curator, and wait until the admin is there."""
    page.goto(f"{site.url}/admin/login/")
    page.fill("#id_username", "curator")
    page.fill("#id_password", site.password)
    page.click("#login-form [type=submit]")
    page.wait_for_url(f"{site.url}/admin/")
