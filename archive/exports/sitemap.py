"""Sitemaps (sitemaps.org): the addresses of public pages, for those who look for them."""

from collections.abc import Iterable, Iterator

from archive.exports.xml_text import xml_text

CONTENT_TYPE = "application/xml; charset=utf-8"

# The standard's own limit is 50,000 addresses a file.
PART_SIZE = 10_000

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_index(addresses: Iterable[str]) -> Iterator[str]:
    """Give the sitemap that names the parts."""
    yield f"{_DECLARATION}<sitemapindex {_NAMESPACE}>\n"
    for address in addresses:
        yield f"<sitemap><loc>{xml_text(address)}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def sitemap_part(pages: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give one part: addresses, and the day each page changed last, or nothing."""
    yield f"{_DECLARATION}<urlset {_NAMESPACE}>\n"
    for address, changed_on in pages:
        changed = f"<lastmod>{xml_text(changed_on)}</lastmod>" if changed_on else ""
        yield f"<url><loc>{xml_text(address)}</loc>{changed}</url>\n"
    yield "</urlset>\n"
