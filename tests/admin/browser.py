"""Forms of the curators' pages, sent as a browser sends them."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from tests.views.pages import Response

Sent = dict[str, list[str]]


def read_form(response: Response) -> Sent:
    """Give what a browser would send for the form of a page when nothing was changed."""
    return read_html_form(response.content.decode())


def read_html_form(page: str) -> Sent:
    """Give what would be sent for the form of a page that came over the network."""
    reader = _FormReader()
    reader.feed(page.replace("\r\n", "\n").replace("\r", "\n"))
    return reader.sent


def save_form(client: Client, address: str, **changes: Any) -> Response:
    """Open a form, change some of its fields, save it, and give the page that follows."""
    sent = read_form(client.get(address))
    for name, value in changes.items():
        sent[name] = value if isinstance(value, list) else [value]
    return client.post(address, sent, follow=True)


def errors_of(response: Response) -> dict[str, list[str]]:
    """Give the errors beside the fields of a form."""
    errors: dict[str, list[str]] = response.context["adminform"].form.errors
    return {name: list(found) for name, found in errors.items()}


class _FormReader(HTMLParser):
    """Reads the fields of the page's main form by the rules of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: Sent = {}
        self._inside = False
        self._textarea: str | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = found.get("id", "").endswith("_form") or "action" not in found
        if not self._inside:
            return
        name = found.get("name", "")
        if tag == "textarea":
            self._textarea = name
            self.sent[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self.sent.setdefault(self._select, []).append(found.get("value", ""))
        elif tag == "input" and name and _is_sent(found):
            self.sent.setdefault(name, []).append(found.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._textarea is not None:
            # The first line end after the tag is no part of the text, and all are sent as CR LF.
            (text,) = self.sent[self._textarea]
            self.sent[self._textarea] = [text.removeprefix("\n").replace("\n", "\r\n")]
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if self._textarea is not None:
            self.sent[self._textarea][0] += data


def _is_sent(field: dict[str, str]) -> bool:
    kind = field.get("type", "text")
    return kind not in {"submit", "button"} and (kind != "checkbox" or "checked" in field)
