"""A found article as one row of an export."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Enough that few pieces are sent, and few rows wait for them.
_BLOCK = 32_768


@dataclass(frozen=True, slots=True)
class ExportRow:
    """What an export says of one article; `match` is "whole", or "part" for some of the words.

    The date is written as precisely as it is known.
    """

    id: int
    address: str
    headline: str
    outlet: str
    date: str
    date_kind: str
    date_precision: str
    section: str
    tags: tuple[str, ...]
    source: str
    digest: str
    match: str


def in_blocks(parts: Iterable[str]) -> Iterator[bytes]:
    """Join short texts into pieces that are worth sending, in UTF-8."""
    waiting: list[str] = []
    length = 0
    for part in parts:
        waiting.append(part)
        length += len(part)
        if length >= _BLOCK:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    if waiting:
        yield "".join(waiting).encode()
