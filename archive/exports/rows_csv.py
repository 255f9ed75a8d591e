"""Rows as CSV (RFC 4180) that spreadsheets open with their Arabic and calculate nothing of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields

from archive.exports.rows import ExportRow

COLUMNS = tuple(field.name for field in fields(ExportRow))

# Excel reads UTF-8 where a file begins with this.
_BYTE_ORDER_MARK = "\ufeff"
_BETWEEN_TAGS = " | "

# What begins a formula: the four signs, and the letters that fold into them.
_SIGNS = "=+@\u207a\u207c\u208a\u208c\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b＝＋－＠-"
# What may stand before it unseen.
_UNSEEN = '\\s"\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff'
# A spreadsheet set to French takes semicolons for the ends of cells, inside quotes as well.
_FORMULA = re.compile(f"(^|[;\t\r\n])(?=[{_UNSEEN};]*[{_SIGNS}])|^(?=[\t\r\n])")
# Nearly every text has none of these, and is left alone.
_SUSPECT = frozenset(_SIGNS + "\t\r\n")


def csv_lines(rows: Iterable[ExportRow]) -> Iterator[str]:
    """Give the line of column names, then one line a row."""
    yield _BYTE_ORDER_MARK + _line(COLUMNS)
    for row in rows:
        yield _line(_cell(getattr(row, name)) for name in COLUMNS)


def neutralised(text: str) -> str:
    """Put an apostrophe before whatever a spreadsheet would take for a formula."""
    return text if _SUSPECT.isdisjoint(text) else _FORMULA.sub(r"\1'", text)


def _cell(value: object) -> str:
    text = _BETWEEN_TAGS.join(value) if isinstance(value, tuple) else str(value)
    return neutralised(text.replace("\x00", ""))


def _line(cells: Iterable[str]) -> str:
    quoted = (cell.replace('"', '""') for cell in cells)
    return ",".join(f'"{cell}"' for cell in quoted) + "\r\n"
