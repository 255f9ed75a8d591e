"""Who chose Arabic-Indic digits finds no Western ones but in texts, addresses and digests."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.factories import make_article, make_outlet, make_tag

pytestmark = pytest.mark.django_db

# What is not ours to write otherwise: texts, digests, citations and addresses.
_KEPT = {"code", "kbd", "script", "style", "title"}
_KEPT_CLASSES = {
    "address", "article-cited", "article-text", "citation", "examples", "help-examples",
    "hit-headline", "hit-passage", "preference",
}  # fmt: skip
_OURS = re.compile(r"\b(?<!SHA-)[0-9]+")
_VOID = {"meta", "link", "input", "br", "path", "rect", "line", "col", "use", "wbr", "hr", "img"}

PAGES = [
    "/", "/?q=الأمن", "/?q=الأمن&any_date=on", "/?year=2024", "/articles/1/?q=الأمن&hit=1",
    "/outlets/", "/outlets/mizan/", "/archive/", "/archive/2024/", "/archive/2024/8/",
    "/archive/2024/8/9/", "/archive/undated/", "/archive/coverage/", "/tags/", "/tags/amn/",
    "/recent/", "/help/", "/privacy/", '/?q="الأمن البحر"~5',
    f"/?q={'xx ' * 65}", f"/?q={'x' * 1001}",
    "/?tags=amn&" + "&".join(f"tags=wasm-{number}" for number in range(10)),
]  # fmt: skip


class _Shown(HTMLParser):
    """Gathers the texts of a page that are the interface's own."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        if tag not in _VOID:
            self._open.append(tag in _KEPT or bool(classes & _KEPT_CLASSES))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.texts.append(data)


@pytest.fixture
def reader(client: Client, build_index: Callable[[], None]) -> Client:
    """A reader of some articles, who chose the digits."""
    outlet, tag = make_outlet(slug="mizan"), make_tag(slug="amn")
    for number in range(1, 31):
        source = f"test/{'ا' * number}.txt"
        day = date(2024, 8, 9)
        make_article(pk=number, source=source, outlet=outlet, tags=(tag,), published_on=day)
    for number in range(10):
        make_tag("وسم" + "ا" * number, slug=f"wasm-{number}")
    make_article(outlet=outlet, published_on=date(2023, 1, 5), date_kind="page_header")
    build_index()
    client.post("/preferences/", {"digits": "arabic"})
    return client


@pytest.mark.parametrize("address", PAGES)
def test_numbers_of_the_interface_are_arabic_indic(reader: Client, address: str) -> None:
    shown = _Shown()

    shown.feed(reader.get(address).content.decode())

    assert [text.strip() for text in shown.texts if _OURS.search(text)] == []
    assert any(re.search("[٠-٩]", text) for text in shown.texts)
