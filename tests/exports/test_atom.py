"""Feeds, read as any reader of XML reads them."""

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from archive.exports.atom import write_atom
from tests.exports.making import make_entry, make_feed

NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
}


def read(feed: str) -> ElementTree.Element:
    return ElementTree.fromstring(feed.encode())


def test_a_feed_names_itself_and_its_page() -> None:
    feed = read(write_atom(make_feed()))

    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", NAMES)}
    assert feed.findtext("a:id", namespaces=NAMES) == links["self"]
    assert links["alternate"] == "https://archive.example/?q=a&order=newest"
    assert feed.findtext("a:updated", namespaces=NAMES) == "2026-07-04T09:30:00+00:00"
    assert feed.findtext("a:author/a:name", namespaces=NAMES) == "يقظة"


def test_an_entry_tells_what_the_article_is() -> None:
    entry = make_entry("الأمن", "أول الخبر", "جريدة الميزان")

    found = read(write_atom(make_feed(replace(entry, published_on="2024-05")))).find(
        "a:entry", NAMES
    )

    assert found is not None
    assert found.findtext("a:id", namespaces=NAMES) == entry.address
    assert found.findtext("a:title", namespaces=NAMES) == "الأمن"
    assert found.findtext("a:summary", namespaces=NAMES) == "أول الخبر"
    assert found.findtext("a:author/a:name", namespaces=NAMES) == "جريدة الميزان"
    assert found.findtext("dc:date", namespaces=NAMES) == "2024-05"
    assert [one.get("term") for one in found.findall("a:category", NAMES)] == ["فاس"]


def test_what_is_not_known_is_not_said() -> None:
    found = read(write_atom(make_feed(make_entry()))).find("a:entry", NAMES)

    assert found is not None
    assert found.find("a:author", NAMES) is None
    assert found.find("dc:date", NAMES) is None


def test_the_feed_of_a_search_tells_its_total() -> None:
    with_total, without = read(write_atom(make_feed(total=7))), read(write_atom(make_feed()))

    assert with_total.findtext("o:totalResults", namespaces=NAMES) == "7"
    assert without.find("o:totalResults", NAMES) is None


@given(st.text(st.characters(codec=None)))
def test_whatever_a_text_says_the_feed_is_well_formed(text: str) -> None:
    entry = replace(make_entry(text, text, text), categories=(text,), published_on=text)

    feed = read(write_atom(replace(make_feed(entry), title=text, page=text, icon=text)))

    title = feed.findtext("a:entry/a:title", namespaces=NAMES)
    assert (title or "") == "".join(letter for letter in text if is_allowed(letter))


def is_allowed(letter: str) -> bool:
    """Say what XML 1.0 calls a Char."""
    code = ord(letter)
    return letter in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
