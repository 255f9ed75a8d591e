"""Golden tables: one case a line, columns between tabs, comments after #."""

import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "golden"
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def read_table(name: str) -> list[tuple[str, ...]]:
    r"""Read the rows of a table; \u200c and its like stand for letters that nobody sees."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [tuple(_unescape(line).split("\t")) for line in lines if line and line[0] != "#"]


def _unescape(line: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), line)
