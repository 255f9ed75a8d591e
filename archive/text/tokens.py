"""Text cut into tokens whose offsets point into the text as it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.text.folding import fold_with_offsets

_CHUNK = re.compile(r"\S+")
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
_TERM = re.compile(
    r"(?<!\d[.,])[1-9]\d{0,2}(?:[.,]\d{3})+(?![.,]?\d)"  # 7.682 and 11,021,000
    r"|(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)"  # 3.5, but no part of 19.04.2024
    r"|\d++(?![a-z])"  # 68, and the 68 of الـ68
    f"|[{_ARABIC}]+"
    f"|(?:(?![{_ARABIC}])[^\\W_])+"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
# A longer run without a space is no word that comes again.
_LONGEST_CACHED = 64


@dataclass(frozen=True, slots=True)
class Token:
    """One term and the half-open span of the text, in characters, that it was read from."""

    term: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Cut a text into tokens, in order; marks after a letter belong to its token."""
    return list(_tokens(text))


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text without their offsets."""
    return tuple(token.term for token in _tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for chunk in _CHUNK.finditer(text):
        word, shift = chunk.group(), chunk.start()
        cut = _cut_cached if len(word) <= _LONGEST_CACHED else _cut
        for term, start, end in cut(word):
            yield Token(term, shift + start, shift + end)


def _cut(chunk: str) -> tuple[tuple[str, int, int], ...]:
    folded, offsets = fold_with_offsets(chunk)
    return tuple(
        (_term(match.group()), offsets[match.start()], _end(match.end(), offsets))
        for match in _TERM.finditer(folded)
    )


_cut_cached = lru_cache(maxsize=1 << 16)(_cut)


def _end(position: int, offsets: list[int]) -> int:
    """Return where a token ends: where the letter after its last one begins."""
    last = offsets[position - 1]
    while offsets[position] == last:
        position += 1
    return offsets[position]


def _term(text: str) -> str:
    if _GROUPED.fullmatch(text):
        return text.replace(",", "").replace(".", "")
    return text.replace(",", ".")
