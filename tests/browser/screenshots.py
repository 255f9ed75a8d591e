"""Pictures of the main pages, for people to look at: `make screenshots`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import chromium, sign_in
from tests.browser.pages import PAGES, Kind
from tests.browser.server import ROOT, Site, running_site

FOLDER = ROOT / "data" / "screenshots"
WIDTHS = {1280: 900, 390: 844}

# These alone are taken in the other languages too, whose words differ and whose side does.
IN_EVERY_LANGUAGE = {"home", "search", "article in a search", "coverage", "tag", "month", "help"}
FOR_STAFF = {
    "styleguide": Kind("/styleguide/"),
    "admin": Kind("/admin/"),
    "admin-articles": Kind("/admin/archive/article/"),
    "admin-article": Kind("/admin/archive/article/1/change/"),
    "admin-paste": Kind("/admin/archive/article/paste/"),
}


def main() -> None:
    """Take every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        running_site(Path(data)) as site,
        chromium() as browser,
    ):
        for language, scheme in [("ar", "light"), ("ar", "dark"), ("fr", "light"), ("en", "light")]:
            for width in WIDTHS:
                _take_all(browser, site, language=language, scheme=scheme, width=width)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")


def _take_all(browser: Browser, site: Site, *, language: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        locale=language,
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    ending = f"{width}-{scheme}-{language}"
    shown = {name: kind for name, kind in PAGES.items() if not kind.needs_more}
    if language == "ar":
        _take(context, site, shown, ending)
        sign_in(context.new_page(), site)
        _take(context, site, FOR_STAFF, ending)
    else:
        _take(context, site, {name: shown[name] for name in IN_EVERY_LANGUAGE}, ending)
    context.close()


def _take(context: BrowserContext, site: Site, pages: dict[str, Kind], ending: str) -> None:
    page = context.new_page()
    for name, kind in pages.items():
        page.goto(site.url + kind.path, wait_until="networkidle")
        page.screenshot(path=FOLDER / f"{name.replace(' ', '-')}-{ending}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main()
