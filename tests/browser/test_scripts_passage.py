"""A link to the words that a reader selects."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site

OpenPage = Callable[..., Page]
ARTICLE = "/articles/1/"
# Select the letters of a text from one place to another.
SELECT = """([start, end]) => {
  const walker = document.createTreeWalker(
    document.querySelector(".article-text"), NodeFilter.SHOW_TEXT,
  );
  const range = document.createRange();
  for (let at = 0; walker.nextNode(); at += walker.currentNode.length) {
    const [node, until] = [walker.currentNode, at + walker.currentNode.length];
    if (at <= start && start < until) range.setStart(node, start - at);
    if (at < end && end <= until) range.setEnd(node, end - at);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def touched(page: Page, start: int, end: int) -> list[str]:
    """The words that a selection would touch."""
    text = page.evaluate("document.querySelector('.article-text').textContent")
    begin = max(text.rfind(space, 0, start + 1) for space in " \n") + 1
    stop = min(at for space in " \n" if (at := text.find(space, end - 1)) >= 0)
    return str(text[begin:stop]).split()


@pytest.mark.parametrize("length", [3, 40, 300])
def test_the_link_leads_to_the_words_that_were_selected(
    site: Site, page: Page, length: int
) -> None:
    page.goto(site.url + ARTICLE)
    start = page.evaluate("document.querySelector('.article-text').textContent.search(/\\S/)") + 31
    words = touched(page, start, start + length)

    page.evaluate(SELECT, [start, start + length])
    page.click("#passage-tool button")
    expect(page.locator("#live-status")).not_to_be_empty()
    page.fill("#q", "")
    page.press("#q", "Control+v")
    page.goto(page.input_value("#q"))

    assert page.url.endswith("#passage")
    marked = " ".join(page.locator("mark.passage").all_text_contents())
    assert marked.split()[0].strip(".,،") in words[0]
    assert len(marked.split()) == len(words)


def test_the_tool_comes_and_goes_with_the_selection(site: Site, page: Page) -> None:
    page.goto(site.url + ARTICLE)
    tool = page.locator("#passage-tool")
    expect(tool).to_be_hidden()

    page.locator(".article-text p").first.dblclick()
    expect(tool).to_be_visible()
    page.evaluate("getSelection().removeAllRanges()")

    expect(tool).to_be_hidden()


def test_words_outside_the_text_are_no_passage(site: Site, page: Page) -> None:
    page.goto(site.url + ARTICLE)

    page.evaluate("getSelection().selectAllChildren(document.querySelector('footer'))")
    page.wait_for_timeout(400)

    expect(page.locator("#passage-tool")).to_be_hidden()


def test_without_scripts_a_form_marks_a_passage(site: Site, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site.url + ARTICLE)
    words = " ".join((page.locator(".article-text p").first.text_content() or "").split()[:4])
    expect(page.locator("#passage-tool")).to_be_hidden()

    page.fill("#passage-words", words)
    page.press("#passage-words", "Enter")

    expect(page.locator("#passage")).to_have_text(words)
