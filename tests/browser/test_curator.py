"""A curator at work: what is saved shows on the pages, without a manual step."""

import time
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.chromium import sign_in
from tests.browser.server import Site

SLOWEST = 2.0


def test_what_is_published_is_found_within_two_seconds(site: Site, page: Page) -> None:
    sign_in(page, site)
    page.goto(f"{site.url}/admin/archive/article/paste/")
    page.fill("#id_text", "عنوان كلمته قرنبيطة لا غير\nوهذا نص الخبر الذي يلي العنوان.")
    page.click(".submit-row [type=submit]")
    search = f"{site.url}/?q={quote('قرنبيطة')}"
    assert "<mark>" not in page.request.get(search).text()

    page.select_option("#id_status", "public")
    page.click("[name=_save]")
    page.wait_for_url(f"{site.url}/admin/archive/article/")
    saved = time.monotonic()
    while "<mark>" not in page.request.get(search).text():
        assert time.monotonic() - saved < SLOWEST
        time.sleep(0.05)

    assert time.monotonic() - saved < SLOWEST


def test_a_curator_tags_through_the_autocomplete(site: Site, page: Page) -> None:
    sign_in(page, site)
    page.goto(f"{site.url}/admin/archive/article/1/change/")

    page.click(".field-tags .select2-selection")
    page.keyboard.type("طنج")
    page.click(".select2-results__option >> text=طنجة")
    page.click("[name=_save]")

    expect(page.locator(".messagelist .success")).to_be_visible()


def test_the_admin_needs_nothing_that_its_policy_forbids(site: Site, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    sign_in(page, site)

    for path in ("", "archive/article/", "archive/article/1/change/", "archive/tag/add/"):
        page.goto(f"{site.url}/admin/{path}", wait_until="networkidle")

    assert complaints == []


def test_the_admin_stands_right_to_left(site: Site, page: Page) -> None:
    sign_in(page, site)

    assert page.get_attribute("html", "dir") == "rtl"
