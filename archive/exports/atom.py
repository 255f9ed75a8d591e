"""Articles as an Atom feed (RFC 4287), with the total of OpenSearch where it answers a search."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from archive.exports.xml_text import xml_text

CONTENT_TYPE = "application/atom+xml; charset=utf-8"

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article: when it came into the archive, and the day it was published, where known."""

    address: str
    title: str
    updated: datetime
    summary: str = ""
    author: str = ""
    categories: tuple[str, ...] = ()
    published_on: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its own address, that of the page it follows, and how many articles that lists."""

    address: str
    page: str
    title: str
    author: str
    updated: datetime
    icon: str = ""
    entries: tuple[Entry, ...] = ()
    total: int | None = None


def write_atom(feed: Feed) -> str:
    """Write a feed; the texts of its articles are Arabic."""
    return "".join([_HEAD, *_head_of(feed), *map(_entry, feed.entries), "</feed>\n"])


def _head_of(feed: Feed) -> Iterator[str]:
    yield _element("id", feed.address)
    yield _element("title", feed.title)
    yield _element("updated", feed.updated.isoformat(timespec="seconds"))
    yield _link("self", "application/atom+xml", feed.address)
    yield _link("alternate", "text/html", feed.page)
    yield f"<author>{_element('name', feed.author).strip()}</author>\n"
    if feed.icon:
        yield _element("icon", feed.icon)
    if feed.total is not None:
        yield _element("opensearch:totalResults", str(feed.total))


def _entry(entry: Entry) -> str:
    return "".join(["<entry>\n", *_parts_of(entry), "</entry>\n"])


def _parts_of(entry: Entry) -> Iterator[str]:
    yield _element("id", entry.address)
    yield _element("title", entry.title, ' xml:lang="ar"')
    yield _element("updated", entry.updated.isoformat(timespec="seconds"))
    yield _link("alternate", "text/html", entry.address)
    if entry.author:
        yield f"<author>{_element('name', entry.author).strip()}</author>\n"
    if entry.published_on:
        yield _element("dc:date", entry.published_on)
    for category in entry.categories:
        yield f'<category term="{xml_text(category)}"/>\n'
    if entry.summary:
        yield _element("summary", entry.summary, ' xml:lang="ar"')


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{xml_text(text)}</{name}>\n"


def _link(relation: str, media_type: str, address: str) -> str:
    return f'<link rel="{relation}" type="{media_type}" href="{xml_text(address)}"/>\n'
