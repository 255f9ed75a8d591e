"""The theme switch, and the choices of the footer without scripts."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.server import Site

OpenPage = Callable[..., Page]
PAPER = "getComputedStyle(document.body).backgroundColor"
THEME = "document.documentElement.dataset.theme"


def test_a_theme_holds_at_once_without_a_page_load(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")
    light = page.evaluate(PAPER)
    page.evaluate("window.isSame = true")

    page.click("[name=theme][value=dark]")

    expect(page.locator("[name=theme][aria-current=true]")).to_have_attribute("value", "dark")
    assert page.evaluate(PAPER) != light
    assert page.evaluate("window.isSame")


def test_a_theme_is_kept_for_the_pages_that_follow(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")

    with page.expect_response("**/preferences/"):
        page.click("[name=theme][value=dark]")
    page.goto(f"{site.url}/tags/")
    assert page.evaluate(THEME) == "dark"
    with page.expect_response("**/preferences/"):
        page.click("[name=theme][value='']")
    page.goto(f"{site.url}/about/")

    assert page.evaluate(THEME) is None


def test_the_way_back_shows_the_theme_that_was_chosen_since(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")
    page.goto(f"{site.url}/tags/")

    with page.expect_response("**/preferences/"):
        page.click("[name=theme][value=dark]")
    page.go_back()

    page.wait_for_selector("html[data-theme=dark]")


def test_a_theme_that_cannot_be_kept_is_taken_back(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.method)
        route.fulfill(status=204)

    page.route("**/preferences/", refuse)
    page.click("[name=theme][value=dark]")

    page.wait_for_selector("html:not([data-theme])")
    assert refused == ["POST"]


def test_digits_are_chosen_with_a_page_load(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/about/")

    with page.expect_navigation():
        page.click("[name=digits][value=arabic]")

    assert page.url == f"{site.url}/about/"
    expect(page.locator("[name=digits][aria-current=true]")).to_have_attribute("value", "arabic")


def test_without_scripts_a_theme_is_chosen_with_a_page_load(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{site.url}/about/")

    page.click("[name=theme][value=dark]")

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.url == f"{site.url}/about/"
