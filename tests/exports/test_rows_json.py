"""A search and its rows as JSON."""

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from archive.exports.rows import ExportRow
from archive.exports.rows_json import SearchHead, json_parts
from tests.exports.making import make_row

HEAD = SearchHead("فاس", "https://archive.example/?q=a", total=2, part_total=1)


def test_the_search_and_its_hits_are_one_object() -> None:
    rows = [make_row(), make_row(id=8), make_row(id=9, match="part")]

    read = json.loads("".join(json_parts(HEAD, rows)))

    assert list(read) == ["query", "address", "total", "part_total", "hits"]
    assert (read["query"], read["total"], read["part_total"]) == ("فاس", 2, 1)
    assert [(hit["id"], hit["match"]) for hit in read["hits"]] == [
        (7, "whole"), (8, "whole"), (9, "part")
    ]  # fmt: skip
    assert read["hits"][0]["tags"] == ["فاس", "السلامة الطرقية"]


def test_no_hits_are_an_empty_list() -> None:
    assert json.loads("".join(json_parts(HEAD, [])))["hits"] == []


def test_arabic_is_written_as_it_is() -> None:
    assert "البحر الأحمر" in "".join(json_parts(HEAD, [make_row()]))


def test_rows_are_written_while_they_come() -> None:
    taken: list[int] = []

    def rows() -> Iterator[ExportRow]:
        for number in range(1000):
            taken.append(number)
            yield make_row(id=number)

    parts = json_parts(HEAD, rows())
    for _ in range(3):
        next(parts)

    assert len(taken) == 2


@given(st.text())
def test_any_text_is_read_as_it_was(text: str) -> None:
    written = "".join(json_parts(HEAD, [make_row(headline=text)]))

    assert json.loads(written)["hits"][0]["headline"] == text
