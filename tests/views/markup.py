"""What a page is made of, and what of it a browser would run, load or follow."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

from tests.views.pages import Element, Page, Response, read_page

# Elements that no page has: they run, load, embed or lead elsewhere by themselves.
_NEVER = {
    "applet", "audio", "base", "embed", "frame", "frameset", "iframe", "math", "noscript", "object",
    "portal", "style", "video",
}  # fmt: skip
_ADDRESSES = {
    "action",
    "background",
    "cite",
    "data",
    "formaction",
    "href",
    "poster",
    "src",
    "srcset",
}

Tree = list[tuple[str, tuple[str, ...]]]


def tree_of(response: Response) -> Tree:
    """The elements of a page or a feed, in order, with the names of their attributes."""
    if "html" in response.headers["Content-Type"]:
        elements = read_page(response).elements
        return [(found.name, tuple(sorted(found.attrs))) for found in elements]
    if "xml" in response.headers["Content-Type"]:
        root = ElementTree.fromstring(response.getvalue())
        return [(node.tag, tuple(sorted(node.attrib))) for node in root.iter()]
    return []


def dangers_of(page: Page) -> list[str]:
    """What of a page could run or lead where none of our templates would."""
    return [said for element in page.elements for said in _dangers(element)]


def _dangers(element: Element) -> Iterator[str]:
    if element.name in _NEVER:
        yield f"<{element.name}>"
    if "http-equiv" in element.attrs:
        yield f"<meta http-equiv={element.attrs['http-equiv']}>"
    if element.name == "script" and not _is_tame(element):
        yield f"<script>{element.text}"
    for name, value in element.attrs.items():
        if name.startswith("on") or name in {"style", "srcdoc", "ping"}:
            yield f"{name}={value}"
        if name in _ADDRESSES and not _leads_here(value):
            yield f"{name}={value}"


def _is_tame(script: Element) -> bool:
    """Ours from a file, or data that no browser runs."""
    if "src" in script.attrs:
        return script.attrs["src"].startswith("/static/") and not script.text.strip()
    json.loads(script.text)
    return script.attrs.get("type") == "application/ld+json" and "<" not in script.text


def _leads_here(address: str) -> bool:
    own = ("/", "?", "#", "http://testserver/")
    return not address or (address.startswith(own) and not address.startswith("//"))
