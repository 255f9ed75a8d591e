"""Articles as they are copied from ten kinds of pages, with what their first lines say."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.extract.front import read_front
from archive.ingest.plain_text import read_plain_text

SHAPES = Path(__file__).parents[1] / "ingest" / "shapes"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SHAPES / "expected.json").read_bytes())


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("field", ["headline", "outlet", "section", "byline"])
def test_reads_each_field_of_each_shape(name: str, field: str) -> None:
    front = read_front(read_plain_text(SHAPES / name).text)

    assert getattr(front, field) == EXPECTED[name][field]


@pytest.mark.parametrize("name", EXPECTED)
def test_reads_the_date_of_each_shape_and_what_it_says(name: str) -> None:
    front = read_front(read_plain_text(SHAPES / name).text)

    kind = "published" if front.is_publication_day else "page_header" if front.day else "unknown"
    assert kind == EXPECTED[name]["date_kind"]
    assert (front.day.isoformat() if front.day else None) == EXPECTED[name]["date"]


@pytest.mark.parametrize("name", EXPECTED)
def test_finds_where_the_article_proper_begins(name: str) -> None:
    text = read_plain_text(SHAPES / name).text

    body = text[read_front(text).body_start :]

    assert body.startswith(EXPECTED[name]["body_starts_with"])
