"""Pages read as a browser reads them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.test import Client

if TYPE_CHECKING:
    # What the test client adds to a response has a name in the stubs alone.
    from django.test.client import _MonkeyPatchedWSGIResponse as Response
else:
    Response = HttpResponse

__all__ = ["Element", "Page", "Response", "open_page", "read_page"]


@dataclass(slots=True)
class Element:
    """One element: its name, its attributes and all the text inside it."""

    name: str
    attrs: dict[str, str]
    text: str = ""


@dataclass(slots=True)
class Page:
    """The elements of a page, in the order in which they begin."""

    elements: list[Element] = field(default_factory=list)

    def all(self, name: str, /, **attrs: str) -> list[Element]:
        """Find elements by name (* for any) and attributes; a class may be one of several."""
        named = [found for found in self.elements if name in {"*", found.name}]
        return [found for found in named if _has(found, attrs)]

    def one(self, name: str, /, **attrs: str) -> Element:
        """Find the only element of its kind."""
        (found,) = self.all(name, **attrs)
        return found

    def texts(self, name: str, /, **attrs: str) -> list[str]:
        """Give the words inside elements, with single spaces."""
        return [" ".join(found.text.split()) for found in self.all(name, **attrs)]

    def counts(self) -> dict[str, str]:
        """Give the numbers beside the links of an index."""
        lines = [line.rpartition(" ") for line in self.texts("li")]
        return {name: count for name, _, count in lines if name and count.isdigit()}


def read_page(response: Response) -> Page:
    """Read the page of a response."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader.page


def open_page(client: Client, address: str) -> Page:
    """Read the page at an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200
    return read_page(response)


def _has(element: Element, attrs: dict[str, str]) -> bool:
    for name, value in attrs.items():
        present = element.attrs.get(name.rstrip("_"), "")
        if value not in ([present] if name != "class_" else present.split()):
            return False
    return True


class _Reader(HTMLParser):
    """Gathers elements; one that ends closes those that were left open inside it."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.page.elements.append(element)
        if tag not in {"meta", "link", "input", "br"}:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data
