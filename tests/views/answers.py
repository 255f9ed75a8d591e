"""What files and feeds answer, read as programs read it."""

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

from django.test import Client

from tests.views.pages import Response

NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
}

Parameters = dict[str, Any]


def body_of(response: Response) -> bytes:
    """Read the whole of an answer, sent in pieces or not."""
    return b"".join(response) if response.streaming else response.content


def read_csv(client: Client, parameters: Parameters) -> list[dict[str, str]]:
    """Ask for a search as CSV."""
    response = client.get("/search.csv", parameters)
    assert response.status_code == 200
    text = body_of(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_json(client: Client, parameters: Parameters) -> dict[str, Any]:
    """Ask for a search as JSON."""
    response = client.get("/search.json", parameters)
    assert response.status_code == 200
    answer: dict[str, Any] = json.loads(body_of(response))
    return answer


def read_xml(response: Response) -> ElementTree.Element:
    """Read an answer that is XML."""
    assert response.status_code == 200
    return ElementTree.fromstring(body_of(response))


def titles(feed: ElementTree.Element) -> list[str | None]:
    """Give the headlines of a feed in its order."""
    return [title.text for title in feed.findall("a:entry/a:title", NAMES)]


def locations(sitemap: ElementTree.Element) -> list[str]:
    """Give the addresses of a sitemap in its order."""
    return [found.text or "" for found in sitemap.iterfind(".//s:loc", NAMES)]
