"""The watch itself: a window in which something goes wrong tells of it."""

import pytest
from playwright.sync_api import Browser

from tests.browser.server import Site
from tests.browser.visiting import window


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("console.error('so')", "error: so"),
        ("console.warn('so')", "warning: so"),
        ("setTimeout(() => { throw new Error('so') })", "error: so"),
        ("new Image().src = 'http://elsewhere.invalid/x.png'", "policy: img-src"),
        ("document.body.setAttribute('style', 'color: red')", "policy: style-src-attr"),
        ("document.body.append(document.createElement('style').appendChild("
         "document.createTextNode('x')).parentNode)", "policy: style-src-elem"),
        ("fetch('/nowhere.json')", "404"),
        ("document.body.style.width = '3000px'", "overflow: 3000 px in 1280"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_told(site: Site, browser: Browser, wrong: str, told: str) -> None:
    with window(browser, site) as (context, watch):
        page = context.new_page()
        page.goto(f"{site.url}/about/")
        assert watch.take() == []

        page.evaluate(f"() => {{ {wrong} }}")
        page.wait_for_timeout(100)

        assert [text for text in watch.take() if told in text]


def test_another_host_that_is_asked_is_told(site: Site, browser: Browser) -> None:
    with window(browser, site, bypass_csp=True) as (context, watch):
        page = context.new_page()
        page.goto(f"{site.url}/about/")

        page.evaluate("() => { new Image().src = 'http://elsewhere.invalid/x.png' }")
        page.wait_for_timeout(100)

        assert "another host is asked: http://elsewhere.invalid/x.png" in watch.take()


def test_a_page_that_is_missing_by_design_is_no_complaint(site: Site, browser: Browser) -> None:
    with window(browser, site) as (context, watch):
        context.new_page().goto(f"{site.url}/nowhere/")

        assert watch.take() == []
