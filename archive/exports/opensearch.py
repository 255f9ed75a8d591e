"""The OpenSearch description, by which a browser takes the archive among its search engines."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.exports.xml_text import xml_text

CONTENT_TYPE = "application/opensearchdescription+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Description:
    """What is told of the search; templates of addresses hold {searchTerms}."""

    name: str
    about: str
    language: str
    address: str
    icon: str
    templates: tuple[tuple[str, str], ...]


def write_description(description: Description) -> str:
    """Write a description; templates are pairs of a media type and an address."""
    return "".join(_parts(description))


def _parts(description: Description) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
    yield f"<ShortName>{xml_text(description.name)}</ShortName>\n"
    yield f"<Description>{xml_text(description.about)}</Description>\n"
    yield f"<Language>{xml_text(description.language)}</Language>\n"
    yield "<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n"
    yield f'<Image type="image/svg+xml">{xml_text(description.icon)}</Image>\n'
    for media_type, template in description.templates:
        yield f'<Url type="{media_type}" template="{xml_text(template)}"/>\n'
    own = xml_text(description.address)
    yield f'<Url type="application/opensearchdescription+xml" rel="self" template="{own}"/>\n'
    yield "</OpenSearchDescription>\n"
