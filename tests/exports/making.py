"""Rows and feeds, made with a test's own words and defaults for the rest."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from archive.exports.atom import Entry, Feed
from archive.exports.rows import ExportRow

MOMENT = datetime(2026, 7, 4, 9, 30, tzinfo=UTC)

_ROW = ExportRow(
    id=7,
    address="https://archive.example/articles/7/",
    headline="الأمن في البحر الأحمر",
    outlet="جريدة الميزان",
    date="2024-05",
    date_kind="published",
    date_precision="month",
    section="مجتمع",
    tags=("فاس", "السلامة الطرقية"),
    source="7.txt",
    digest="0" * 64,
    match="whole",
)


def make_row(**fields: Any) -> ExportRow:
    return replace(_ROW, **fields)


def make_entry(title: str = "خبر", summary: str = "", author: str = "") -> Entry:
    address = "https://archive.example/articles/7/"
    return Entry(address, title, MOMENT, summary, author, categories=("فاس",))


def make_feed(*entries: Entry, total: int | None = None) -> Feed:
    return Feed(
        address="https://archive.example/search.atom?q=a&order=newest",
        page="https://archive.example/?q=a&order=newest",
        title="فاس",
        author="يقظة",
        updated=MOMENT,
        entries=entries,
        total=total,
    )
