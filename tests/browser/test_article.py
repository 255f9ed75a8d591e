"""An article as a browser sets it: from right to left, and its numbers in order."""

from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.server import Site

# Where two years and a number with a point stand in the text, in pixels.
PLACES = """() => {
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


def test_arabic_stands_right_to_left_at_first_sight(site: Site, page: Page) -> None:
    page.goto(site.url)

    assert page.get_attribute("html", "dir") == "rtl"
    assert page.get_attribute("html", "lang") == "ar"
    name = page.locator(".masthead-name").bounding_box()
    assert name is not None
    assert name["x"] > 640


def test_numbers_keep_their_order(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/?q={quote('«2022 2023»')}")
    page.click(".hit-headline a")
    expect(page.locator(".article-text")).to_have_attribute("dir", "rtl")

    first, second, figure = page.evaluate(PLACES)

    assert first["left"] >= second["right"]
    assert figure["width"] > figure["height"]


def test_an_article_opens_at_its_first_mark(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/?q={quote('الشرطة')}")
    page.click(".hit-headline a")

    page.wait_for_url("**#mark-1")
    expect(page.locator("#mark-1")).to_be_in_viewport()
