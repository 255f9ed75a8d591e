"""Copy buttons, and the one that shares."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.server import Site

OpenPage = Callable[..., Page]
ARTICLE = "/articles/1/"
CITE = "[data-copy=cite-ar]"


def open_citations(page: Page, site: Site) -> None:
    page.goto(site.url + ARTICLE)
    page.click("details.cite summary")


def pasted(page: Page) -> str:
    """What is in the clipboard, which the page itself may not read."""
    page.fill("#passage-words", "")
    page.press("#passage-words", "Control+v")
    return page.input_value("#passage-words")


def test_a_citation_is_copied_and_the_button_says_so(site: Site, page: Page) -> None:
    open_citations(page, site)
    button = page.locator(CITE)
    label, said = button.inner_text(), button.get_attribute("data-copied") or ""

    button.click()

    expect(button).to_have_text(said)
    expect(page.locator("#live-status")).to_have_text(said)
    assert pasted(page) == page.inner_text("#cite-ar")
    expect(button).to_have_text(label)


def test_copying_works_without_the_clipboard_of_secure_pages(site: Site, page: Page) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    open_citations(page, site)
    cited = page.inner_text("#cite-ar")

    page.click(CITE)
    expect(page.locator("#live-status")).not_to_be_empty()

    assert pasted(page) == cited


def test_sharing_is_offered_where_the_browser_can(site: Site, page: Page) -> None:
    page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page.goto(site.url + ARTICLE)

    page.click("[data-share]")

    shared = page.evaluate("window.shared")
    canonical = page.get_attribute("link[rel=canonical]", "href")
    assert shared == {"title": page.title(), "url": canonical}


def test_without_scripts_no_button_promises_to_copy(site: Site, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)

    page.goto(site.url + ARTICLE)
    page.click("details.cite summary")

    expect(page.locator(CITE)).to_be_hidden()
    expect(page.locator("[data-share]")).to_be_hidden()
    expect(page.locator("#cite-ar")).to_be_visible()
