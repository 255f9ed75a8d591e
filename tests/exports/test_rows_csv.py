"""Rows as CSV."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exports.rows_csv import COLUMNS, csv_lines, neutralised
from tests.exports.making import make_row


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_a_row_is_a_line_under_the_names_of_the_columns() -> None:
    first, second = read("".join(csv_lines([make_row()])).removeprefix("\ufeff"))

    assert first == list(COLUMNS)
    assert dict(zip(first, second, strict=True)) == {
        "id": "7",
        "address": "https://archive.example/articles/7/",
        "headline": "الأمن في البحر الأحمر",
        "outlet": "جريدة الميزان",
        "date": "2024-05",
        "date_kind": "published",
        "date_precision": "month",
        "section": "مجتمع",
        "tags": "فاس | السلامة الطرقية",
        "source": "7.txt",
        "digest": "0" * 64,
        "match": "whole",
    }


def test_excel_is_told_that_it_is_utf_8_and_where_lines_end() -> None:
    written = "".join(csv_lines([make_row()]))

    assert written.encode().startswith(b"\xef\xbb\xbf")
    assert written.count("\r\n") == written.count("\n") == 2


def test_nothing_found_is_the_line_of_names_alone() -> None:
    assert len(list(csv_lines([]))) == 1


@pytest.mark.parametrize("sign", [*"=+-@", *"＝＋－＠", *"﹦﹢﹣﹫", "⁺", "₌"])
@pytest.mark.parametrize("before", ["", " ", "\u200f", "\u00a0\ufeff", '"', "\x01"])
def test_a_formula_is_disarmed(before: str, sign: str) -> None:
    assert neutralised(f"{before}{sign}SUM(A1)") == f"'{before}{sign}SUM(A1)"


@pytest.mark.parametrize("text", ["\t1", "\r1", "\n1"])
def test_a_cell_does_not_begin_with_a_break(text: str) -> None:
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", " ", "الأمن = الأمان", "7.682", "a-b", "فاس؛ مكناس", "x@y.ma"]
)
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert neutralised(text) == text


@pytest.mark.parametrize("text", ["a;=1", 'a";"=1', "a; =1", "a\n=1", "a\t@b", "a;;=1"])
def test_a_formula_behind_what_may_end_a_cell_is_disarmed(text: str) -> None:
    written = "".join(csv_lines([make_row(headline=text)]))

    for delimiter in ",;\t":
        cells = [cell for line in read(written, delimiter) for cell in line]
        assert [cell for cell in cells if cell.strip()[:1] in set("=+-@")] == []


@given(st.text())
def test_whatever_a_text_says_it_is_one_cell(text: str) -> None:
    _, line = read("".join(csv_lines([make_row(headline=text)])))

    assert len(line) == len(COLUMNS)
    assert line[2].replace("'", "") == text.replace("\x00", "").replace("'", "")
    assert line[2][:1] not in set("=+-@＝＋－＠\t\r")


@given(st.text())
def test_to_disarm_twice_is_to_disarm_once(text: str) -> None:
    assert neutralised(neutralised(text)) == neutralised(text)
