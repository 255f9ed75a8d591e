"""Pictures of the main pages, for people to look at: `make screenshots`."""

import tempfile
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import chromium, sign_in
from tests.browser.server import ROOT, Site, running_site

FOLDER = ROOT / "data" / "screenshots"
WIDTHS = {1280: 900, 390: 844}
SCHEMES = ("light", "dark")
LANGUAGES = ("ar", "fr", "en")

PAGES = {
    "home": "/",
    "search": f"/?q={quote('المخدرات')}",
    "search-parts": f"/?q={quote('طنجة المخدرات')}",
    "search-clumsy": f"/?q={quote('«الأمن الوطني OR')}",
    "search-nothing": f"/?q={quote('كركدن')}",
    "search-other-names": f"/?q=DGSN&since=2016-01-01&section={quote('بلاغات')}",
    "search-slip": f"/?q={quote('المخذرات')}",
    "search-explained": f"/?q={quote('في من')}",
    "search-no-such-day": "/?q=x&since=2024-02-30&until=0001-01-01",
    "article": f"/articles/1/?q={quote('الشرطة')}",
    "tag": f"/tags/{quote('السلامة-الطرقية')}/",
    "tags": "/tags/",
    "outlets": "/outlets/",
    "outlet": f"/outlets/{quote('جريدة-مرافئ')}/",
    "year": "/archive/2024/",
    "years": "/archive/",
    "about": "/about/",
    "help": "/help/",
    "missing": "/nowhere/",
}
ADMIN_PAGES = {
    "admin": "/admin/",
    "admin-articles": "/admin/archive/article/",
    "admin-article": "/admin/archive/article/1/change/",
    "admin-paste": "/admin/archive/article/paste/",
}


def main() -> None:
    """Take every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        running_site(Path(data)) as site,
        chromium() as browser,
    ):
        for language in LANGUAGES:
            for scheme in SCHEMES:
                _take_all(browser, site, language, scheme)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")


def _take_all(browser: Browser, site: Site, language: str, scheme: str) -> None:
    for width, height in WIDTHS.items():
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
        name = f"{width}-{scheme}-{language}"
        _take(context, site, PAGES, name)
        if language == "ar":
            sign_in(context.new_page(), site)
            _take(context, site, ADMIN_PAGES, name)
        context.close()


def _take(context: BrowserContext, site: Site, pages: dict[str, str], name: str) -> None:
    page = context.new_page()
    for title, path in pages.items():
        page.goto(site.url + path)
        page.screenshot(path=FOLDER / f"{title}-{name}.png", full_page=title != "article")
    page.close()


if __name__ == "__main__":
    main()
