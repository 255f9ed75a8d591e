"""A search and its rows as one JSON object, written while the rows come."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from archive.exports.rows import ExportRow


@dataclass(frozen=True, slots=True)
class SearchHead:
    """The words that were asked, the address of their page, and the totals that it names."""

    query: str
    address: str
    total: int
    part_total: int


def json_parts(head: SearchHead, rows: Iterable[ExportRow]) -> Iterator[str]:
    """Give the object piece by piece, with a line for each hit."""
    yield _written(asdict(head))[:-1] + ', "hits": ['
    comma = ""
    for row in rows:
        yield f"{comma}\n{_written(asdict(row))}"
        comma = ","
    yield "\n]}\n"


def _written(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False)
