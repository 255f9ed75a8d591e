"""A reader's text cut into the words, phrases and signs of the query language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_QUOTES = re.compile('["“”„‟«»‹›❝❞＂]')
_LEXEME = re.compile(r'"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<sign>[()])|(?P<word>[^\s"()]+)')
_OPERATORS = {"AND": "AND", "OR": "OR", "أو": "OR", "او": "OR", "NOT": "NOT", "ليس": "NOT"}


class Kind(Enum):
    """What a lexeme is."""

    WORD = auto()
    PHRASE = auto()
    OPEN_PHRASE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


OPERATORS = {Kind.AND, Kind.OR, Kind.NOT}
OPERANDS = {Kind.WORD, Kind.PHRASE, Kind.OPEN_PHRASE}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query as the reader wrote it."""

    kind: Kind
    text: str


def lexemes(text: str) -> list[Lexeme]:
    """Cut a query into lexemes; all quotation marks are the same mark."""
    return [lexeme for match in _LEXEME.finditer(_QUOTES.sub('"', text)) for lexeme in _read(match)]


def _read(match: re.Match[str]) -> Iterator[Lexeme]:
    if match["phrase"] is not None:
        yield Lexeme(Kind.PHRASE if match["closed"] else Kind.OPEN_PHRASE, match["phrase"])
    elif match["sign"]:
        yield Lexeme(Kind.OPEN if match["sign"] == "(" else Kind.CLOSE, match["sign"])
    else:
        yield from _read_word(match)


def _read_word(match: re.Match[str]) -> Iterator[Lexeme]:
    word = match["word"]
    if word in _OPERATORS:
        yield Lexeme(Kind[_OPERATORS[word]], word)
        return
    bare = word.lstrip("-")
    for _ in range(len(word) - len(bare) if _excludes(match, bare) else 0):
        yield Lexeme(Kind.NOT, "-")
    if bare or not _excludes(match, bare):
        yield Lexeme(Kind.WORD, bare or word)


def _excludes(match: re.Match[str], bare: str) -> bool:
    """A minus excludes what it touches: a word, a phrase or a parenthesis."""
    following = match.string[match.end() : match.end() + 1]
    return bool(bare) or following in {'"', "("}
