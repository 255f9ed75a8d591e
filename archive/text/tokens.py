"""Text cut into tokens whose offsets point into the text as it was written."""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.text.folding import fold, fold_with_offsets
from archive.text.stop_words import find_kept_spelling, may_be_kept

_CHUNK = re.compile(r"\S+")
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
_TERM = re.compile(
    r"(?<!\d[.,])[1-9]\d{0,2}(?:[.,]\d{3})+(?![.,]?\d)"  # 7.682 and 11,021,000
    r"|(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)"  # 3.5, but no part of 19.04.2024
    r"|\d++(?![a-z])"  # 68, and the 68 of الـ68
    f"|[{_ARABIC}]+"
    f"|(?:(?![{_ARABIC}])[^\\W_])+"
)
# Most chunks are one Arabic word and nothing else.
_ARABIC_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
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
    return list(map(Token, *cut_words(text)))


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text without their offsets."""
    return tuple(cut_words(text)[0])


def cut_words(text: str) -> tuple[list[str], list[int], list[int]]:
    """Cut a text into terms, the offsets where they start, and those where they end."""
    found: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for chunk in _CHUNK.finditer(text):
        shift = chunk.start()
        for term, start, end in _cut(chunk.group()):
            found.append(term)
            starts.append(shift + start)
            ends.append(shift + end)
    return found, starts, ends


def _cut(chunk: str) -> tuple[tuple[str, int, int], ...]:
    return _cut_cached(chunk) if len(chunk) <= _LONGEST_CACHED else _cut_anew(chunk)


def _cut_anew(chunk: str) -> tuple[tuple[str, int, int], ...]:
    if _ARABIC_WORD.fullmatch(chunk):
        return ((_term(fold(chunk), chunk), 0, len(chunk)),)
    folded, offsets = fold_with_offsets(chunk)
    cut = []
    for match in _TERM.finditer(folded):
        start, end = offsets[match.start()], _end(match.end(), offsets)
        cut.append((_term(match.group(), chunk[start:end]), start, end))
    return tuple(cut)


_cut_cached = lru_cache(maxsize=1 << 16)(_cut_anew)


def _end(position: int, offsets: list[int]) -> int:
    """Return where a token ends: where the letter after its last one begins."""
    last = offsets[position - 1]
    while offsets[position] == last:
        position += 1
    return offsets[position]


def _term(folded: str, written: str) -> str:
    if _GROUPED.fullmatch(folded):
        return folded.replace(",", "").replace(".", "")
    if may_be_kept(folded):
        return find_kept_spelling(written) or folded
    return folded.replace(",", ".")
