"""Addresses of quotes: the words by which a passage is found again in its text.

A short quote is addressed by its words, a long one by its first words, its last words and how
many it has: `first words,last words,57`. Words are compared as the index folds them, so that an
address may be written by hand, and vowel marks, quotation marks and kinds of digits do not count.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.text.folding import fold
from archive.text.tokens import cut_words

LONGEST_ADDRESS = 2000

# How many words stand at either end of a long quote; more where fewer are found elsewhere too.
_WIDTHS = (5, 10, 20, 40)

_IN_NUMBER = re.compile(r"(?<=\d)[.,٫٬](?=\d)")

Keys = tuple[str, ...]
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Ends:
    """What a quote begins and ends with, and how many words it has, if that is known."""

    first: Keys
    last: Keys
    count: int | None


def find_quote(text: str, address: str) -> tuple[int, int] | None:
    """Return the span, in characters, of the first passage that an address fits."""
    if len(address) > LONGEST_ADDRESS:
        return None
    found, starts, ends = _cut(text)
    run = _find(_keys(found), address)
    return (starts[run[0]], ends[run[1] - 1]) if run else None


def quote_address(text: str, start: int, end: int) -> str:
    """Address the words that a span of a text touches; an empty address where there are none."""
    found, starts, ends = _cut(text)
    begins, stops = bisect_right(ends, start), bisect_left(starts, end)
    keys = _keys(found)
    quote = keys[begins:stops]
    address = ""
    for width in _WIDTHS:
        if len(quote) <= 2 * width:
            return " ".join(quote)
        address = ",".join((" ".join(quote[:width]), " ".join(quote[-width:]), str(len(quote))))
        run = _find(keys, address)
        if run and keys[slice(*run)] == quote:
            break
    return address


def _cut(text: str) -> tuple[list[str], list[int], list[int]]:
    """Cut a text into words; a number ends at its comma, which parts an address as well."""
    return cut_words(_IN_NUMBER.sub(" ", text))


def _keys(terms: Sequence[str]) -> Keys:
    """Words that the index keeps apart by one letter, as على and علي, are one here."""
    return tuple(map(fold, terms))


def _find(keys: Keys, address: str) -> Run | None:
    ends = _ends_of(address)
    run = _nearest(keys, ends) if ends else None
    words = _keys(_cut(address)[0])
    return run or next(((at, at + len(words)) for at in _places(keys, words)), None)


def _ends_of(address: str) -> _Ends | None:
    """Read an address of a long quote; a comma may also stand in a short one."""
    first, *others = address.split(",")
    if len(others) == 1:
        others.append("")
    if len(others) != 2 or (others[1] and not _is_number(others[1])):
        return None
    ends = [_keys(_cut(part)[0]) for part in (first, others[0])]
    count = int(others[1]) if others[1] else None
    return _Ends(ends[0], ends[1], count) if all(ends) else None


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= len(str(LONGEST_ADDRESS)) + 2


def _nearest(keys: Keys, wanted: _Ends) -> Run | None:
    """Find the first of the runs with these ends whose length is nearest, else the shortest."""
    stops = [at + len(wanted.last) for at in _places(keys, wanted.last)]
    least = len(wanted.first) + len(wanted.last)
    length = max(wanted.count or 0, least)
    runs = (
        (start, stop)
        for start in _places(keys, wanted.first)
        for stop in _around(stops, start + length)
        if stop - start >= least
    )
    return min(runs, key=lambda run: abs(run[1] - run[0] - length), default=None)


def _around(stops: Sequence[int], wanted: int) -> Sequence[int]:
    """Give the last place before one, and the first at or after it."""
    place = bisect_left(stops, wanted)
    return stops[max(0, place - 1) : place + 1]


def _places(keys: Keys, wanted: Keys) -> Iterator[int]:
    """Give every place where a run of words begins."""
    if wanted:
        for at, key in enumerate(keys):
            if key == wanted[0] and keys[at : at + len(wanted)] == wanted:
                yield at
