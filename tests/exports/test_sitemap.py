"""Sitemaps, and the description of the search."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from archive.exports.opensearch import Description, write_description
from archive.exports.sitemap import sitemap_index, sitemap_part

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
}


def read(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def test_a_part_lists_addresses_and_what_is_known_of_their_changes() -> None:
    part = read(
        "".join(sitemap_part([("https://a.example/1", "2026-07-04"), ("https://a.example/", "")]))
    )

    found = part.findall("s:url", NAMES)
    assert [one.findtext("s:loc", namespaces=NAMES) for one in found] == [
        "https://a.example/1",
        "https://a.example/",
    ]
    assert [one.findtext("s:lastmod", namespaces=NAMES) for one in found] == ["2026-07-04", None]


def test_the_index_lists_the_parts() -> None:
    index = read("".join(sitemap_index(["https://a.example/1.xml", "https://a.example/2.xml"])))

    assert len(index.findall("s:sitemap/s:loc", NAMES)) == 2


@given(st.text(st.characters(codec=None)))
def test_whatever_an_address_says_all_is_well_formed(text: str) -> None:
    described = Description(text, text, text, text, text, templates=((("text/html"), text),))

    assert read("".join(sitemap_part([(text, text)]))).find("s:url", NAMES) is not None
    assert read("".join(sitemap_index([text]))).find("s:sitemap", NAMES) is not None
    assert len(read(write_description(described)).findall("o:Url", NAMES)) == 2
