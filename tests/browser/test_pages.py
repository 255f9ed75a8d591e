"""The pages as a browser shows them."""

from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.server import Site

ADDRESSES = {
    "home": "/",
    "search": f"/?q={quote('المخدرات')}",
    "parts": f"/?q={quote('طنجة المخدرات')}",
    "article": f"/articles/1/?q={quote('الشرطة')}",
    "tag": f"/tags/{quote('طنجة')}/",
    "tags": "/tags/",
    "outlets": "/outlets/",
    "years": "/archive/",
    "month": "/archive/2026/1/",
    "about": "/about/",
    "help": "/help/",
    "other names": f"/?q=DGSN&since=2016-01-01&section={quote('بلاغات')}",
    "slip": f"/?q={quote('المخذرات')}",
    "explained": f"/?q={quote('في من')}",
    "no such day": "/?q=x&since=2024-02-30&until=0001-01-01",
    "missing": "/nowhere/",
    "too long": f"/?q={'x' * 1001}",
    "log-in": "/admin/login/",
}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways_or_complains(
    site: Site, browser: Browser, language: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))

    overflows = {name for name, path in ADDRESSES.items() if _overflow(page, site.url + path)}

    assert overflows == set()
    assert [text for text in complaints if "Failed to load resource" not in text] == []
    context.close()


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_page_asks_another_site_for_anything(site: Site, page: Page, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(site.url + ADDRESSES[name], wait_until="networkidle")

    assert asked
    assert [url for url in asked if not url.startswith((site.url, "data:"))] == []


@pytest.mark.parametrize(
    "name", ["home", "search", "parts", "slip", "no such day", "article", "tag", "help", "years"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(site: Site, page: Page, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(site.url + ADDRESSES[name])

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


def test_arabic_stands_right_to_left_at_first_sight(site: Site, page: Page) -> None:
    page.goto(site.url)

    assert page.get_attribute("html", "dir") == "rtl"
    assert page.get_attribute("html", "lang") == "ar"
    name = page.locator(".masthead-name").bounding_box()
    assert name is not None
    assert name["x"] > 640


def test_numbers_keep_their_order_in_a_right_to_left_article(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/?q={quote('«2022 2023»')}")
    page.click(".hit-headline a")

    first, second, figure = page.evaluate(
        """() => {
            const walker = document.createTreeWalker(
                document.querySelector('.article-text'), NodeFilter.SHOW_TEXT);
            let text = '';
            const nodes = [];
            while (walker.nextNode()) {
                nodes.push([text.length, walker.currentNode]);
                text += walker.currentNode.data;
            }
            const box = (start, length) => {
                const [from, node] = nodes.findLast(([offset]) => offset <= start);
                const range = document.createRange();
                range.setStart(node, start - from);
                range.setEnd(node, Math.min(start - from + length, node.data.length));
                return range.getBoundingClientRect().toJSON();
            };
            const at = text.indexOf('2022 - 2023');
            return [box(at, 4), box(at + 7, 4), box(text.indexOf('7.682'), 5)];
        }"""
    )

    assert first["left"] >= second["right"]
    assert figure["width"] > figure["height"]


def test_an_article_opens_at_its_first_mark_and_leads_from_one_to_the_next(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.url}/?q={quote('الشرطة')}")
    page.click(".hit-headline a")

    assert page.url.endswith("#mark-1")
    page.keyboard.press("Tab")
    page.focus("#mark-1")
    page.keyboard.press("Enter")
    assert "#mark-" in page.url
    assert page.locator(".mark-link:target").count() == 1


def test_everything_works_with_scripts_off(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url)

    page.fill("#q", "طنجة")
    page.keyboard.press("Enter")
    total = page.locator("#total bdi").inner_text()
    page.click(".facet li a >> nth=0")

    assert int(total) >= int(page.locator("#total bdi").inner_text()) >= 1
    assert page.locator(".chip").count() == 1
    context.close()


def test_a_reader_changes_the_language_and_stays_on_the_page(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/tags/")

    page.click("button[value=fr]")

    assert page.url == f"{site.url}/tags/"
    assert page.get_attribute("html", "lang") == "fr"
    assert page.get_attribute("html", "dir") == "ltr"


def _overflow(page: Page, url: str) -> int:
    page.goto(url)
    pixels: int = page.evaluate(OVERFLOW)
    return max(0, pixels)
