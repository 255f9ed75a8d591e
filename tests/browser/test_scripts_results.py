"""Results without a page load: what they show is what a page load shows, at the same address."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.server import Site

OpenPage = Callable[..., Page]
POLICE = f"/?q={quote('الشرطة')}"
DRUGS = quote("المخدرات")
CONTROLS = {
    "filter": ".facet a >> nth=0",
    "chip": ".chip >> nth=0",
    "order": ".orders a:not([aria-current]) >> nth=0",
    "level": ".levels a:not([aria-current]) >> nth=0",
    "bar": ".bars ol a[href] >> nth=0",
    "other dates": ".tick",
    "next page": ".pages [rel=next]",
}
# All that a reader, a reader's machine or the next form learns from the page.
SHOWN = """() => [
  location.href,
  document.title,
  document.querySelector("main").innerText,
  ...[...document.querySelectorAll("main a")].map((link) => link.href),
  ...[...document.head.querySelectorAll("[rel=alternate], [rel=prev], [rel=next]")].map(String),
  ...[...document.querySelectorAll("input, select")].map((field) => field.value),
]"""


def open_search(page: Page, site: Site, path: str = POLICE) -> None:
    """Open a search, and leave something that a page load would wipe out."""
    page.goto(site.url + path)
    page.evaluate("window.isSame = true")


def is_same(page: Page) -> bool:
    return bool(page.evaluate("window.isSame === true"))


def follow(page: Page, control: str) -> None:
    """Click, and wait until the results are those of the new address."""
    before = page.url
    page.click(control)
    page.wait_for_function("before => location.href !== before", arg=before)


@pytest.mark.parametrize("name", CONTROLS)
def test_results_are_those_of_a_page_load(site: Site, page: Page, name: str) -> None:
    open_search(page, site, f"{POLICE}&since=2010-01-01" if name == "chip" else POLICE)

    follow(page, CONTROLS[name])
    swapped, stayed = page.evaluate(SHOWN), is_same(page)
    page.reload()

    assert stayed
    assert swapped == page.evaluate(SHOWN)


def test_the_ways_back_and_forward_show_what_was_shown(site: Site, page: Page) -> None:
    open_search(page, site)
    first = page.evaluate(SHOWN)
    follow(page, CONTROLS["filter"])
    second = page.evaluate(SHOWN)

    page.go_back()
    page.wait_for_function("total => document.title && location.href === total", arg=first[0])
    expect(page.locator(".chip")).to_have_count(0)
    assert page.evaluate(SHOWN) == first
    page.go_forward()
    expect(page.locator(".chip")).to_have_count(1)

    assert page.evaluate(SHOWN) == second
    assert is_same(page)


def test_words_are_searched_at_the_address_of_a_plain_form(site: Site, open_page: OpenPage) -> None:
    addresses = set()
    for scripts in (True, False):
        page = open_page(java_script_enabled=scripts)
        page.goto(f"{site.url}{POLICE}&order=newest&since=2010-01-01")
        page.fill("#q", "المخدرات")
        page.press("#q", "Enter")
        page.wait_for_url(f"**/?q={DRUGS}**")
        addresses.add(page.url)

    assert len(addresses) == 1


def test_a_day_is_searched_when_it_is_chosen(site: Site, page: Page) -> None:
    open_search(page, site)

    page.fill("[name=since]", "2022-01-01")
    page.wait_for_url("**since=2022-01-01**")

    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator("[name=since]")).to_be_focused()
    assert is_same(page)


def test_a_year_that_is_still_typed_is_not_searched(site: Site, page: Page) -> None:
    open_search(page, site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))

    page.fill("[name=since]", "0202-01-01")
    page.wait_for_timeout(900)

    assert "fetch" not in asked
    assert page.url == site.url + POLICE


def test_choices_before_the_first_search_wait_for_its_button(site: Site, page: Page) -> None:
    open_search(page, site, "/")

    page.click(".search-more summary")
    page.select_option("[name=order]", "newest")
    page.wait_for_timeout(200)

    assert page.url == f"{site.url}/"


def test_a_control_keeps_the_focus_and_the_total_is_said(site: Site, page: Page) -> None:
    open_search(page, site)
    filters = page.locator(".facet a")
    words = filters.first.locator("bdi").first.inner_text()

    filters.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)

    focused = page.locator(".facet a:focus")
    assert focused.locator("bdi").first.inner_text() == words
    expect(page.locator("#live-status")).to_have_text(page.inner_text("#total"))


def test_another_page_begins_at_its_heading(site: Site, page: Page) -> None:
    open_search(page, site)

    follow(page, CONTROLS["next page"])

    expect(page.locator("#total")).to_be_focused()
    expect(page.locator("#total")).to_be_in_viewport()


def test_a_filter_leaves_the_reader_where_he_is(site: Site, page: Page) -> None:
    open_search(page, site)
    page.evaluate("scrollTo(0, 150)")

    page.evaluate("document.querySelector('.facet a').click()")
    expect(page.locator(".chip")).to_have_count(1)

    assert page.evaluate("scrollY") == 150


def test_what_was_open_stays_open(site: Site, page: Page) -> None:
    open_search(page, site)
    page.locator(".bars summary").first.click()

    follow(page, CONTROLS["order"])

    expect(page.locator("details[open]")).to_have_count(1)


def test_the_last_of_two_clicks_counts(site: Site, page: Page) -> None:
    open_search(page, site)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**order=**", hold)
    page.click(CONTROLS["order"])
    expect(page.locator("[aria-busy=true]")).to_have_count(1)
    follow(page, CONTROLS["filter"])

    assert len(held) == 1
    assert "order=" not in page.url
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def test_a_click_for_a_new_tab_opens_one(site: Site, page: Page) -> None:
    open_search(page, site)

    with page.context.expect_page() as opened:
        page.click(CONTROLS["filter"], modifiers=["Control"])

    opened.value.close()
    assert page.url == site.url + POLICE


@pytest.mark.parametrize("status", [200, 503])
def test_an_answer_that_is_no_results_page_is_shown_whole(
    site: Site, browser: Browser, status: int
) -> None:
    context = browser.new_context()
    page = context.new_page()
    open_search(page, site)
    page.route("**order=**", lambda route: route.fulfill(status=status, body="<p id=other>"))

    page.click(CONTROLS["order"])

    expect(page.locator("#other")).to_be_attached()
    assert "order=" in page.url
    context.close()


def test_a_search_that_is_refused_is_asked_for_once(site: Site, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    open_search(page, site)
    results, asked = page.evaluate(SHOWN), list[str]()

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        refusal = "<title>Refused</title><body class=reading><main tabindex=-1><h1>Wait</h1>"
        route.fulfill(status=503, content_type="text/html; charset=utf-8", body=refusal)

    page.route("**order=**", refuse)
    follow(page, CONTROLS["order"])
    expect(page.locator("main")).to_have_text("Wait")

    assert (len(asked), page.title(), is_same(page)) == (1, "Refused", True)
    assert page.evaluate("[document.body.className, document.activeElement.tagName]") == [
        "reading",
        "MAIN",
    ]
    page.go_back()
    expect(page.locator("#total")).to_be_visible()
    assert page.evaluate(SHOWN) == results
    context.close()


def test_words_that_are_written_meanwhile_stay(site: Site, page: Page) -> None:
    open_search(page, site)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**order=**", hold)
    page.click(CONTROLS["order"])
    expect(page.locator("[aria-busy=true]")).to_have_count(1)
    page.fill("#q", "المخدرات")
    held[0].continue_()
    page.wait_for_url("**order=**")

    expect(page.locator("#q")).to_have_value("المخدرات")


def test_the_choices_of_the_footer_come_back_to_the_new_address(site: Site, page: Page) -> None:
    open_search(page, site)
    follow(page, CONTROLS["filter"])
    filtered = page.url

    with page.expect_navigation():
        page.click("[name=digits][value=arabic]")

    assert page.url == filtered


def test_without_scripts_a_page_load_shows_the_results(site: Site, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site.url + POLICE)

    with page.expect_navigation():
        page.click(CONTROLS["filter"])

    expect(page.locator("#total")).to_be_visible()
