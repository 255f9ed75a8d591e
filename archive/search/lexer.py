"""A reader's text cut into the words, phrases, labels and signs of the query language."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from archive.text.folding import MARKS, fold

_QUOTES = re.compile('["“”„‟«»‹›❝❞〝〞″＂]')
# Characters that nobody sees: control, direction, zero width, halves of a surrogate pair.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ud800-\udfff]"
)
# A question mark after a word asks; French sets a space before it. Elsewhere it is a wildcard.
_ASKING = re.compile(r"""(?<=[^\s*?؟!(])(?:\s*[?؟!])++(?=[\s)"،,؛;.:]|$)""")
# Thousands of parentheses, empty quotes or signs mean no more than twenty do.
_LONGEST_RUN = 20
_RUN = re.compile(rf'(""|--|[()=])\1{{{_LONGEST_RUN},}}')
# `~5` and `^2`, as Lucene writes how near and how weighty a word is.
_AFTER = r"(?P<after>(?:~[\d.]*|\^(?:nan|[+-]?(?:inf(?:inity)?|[\d.]+(?:e[+-]?\d+)?))?)*+)"
_LEXEME = re.compile(
    rf'"(?P<phrase>[^"]*)(?P<closed>"?){_AFTER}|(?P<sign>[()])|(?P<word>[^\s"()]+)', re.IGNORECASE
)
_WORD = re.compile(rf"(?!~)(?P<word>[^~^]*){_AFTER}\W*", re.IGNORECASE)
_BEFORE = re.compile("[-=]+|(?P<label>[^:]{1,40}):")
_MARK = re.compile(f"[{MARKS}]")


class Kind(StrEnum):
    """What a lexeme is."""

    WORD = auto()
    LITERAL = auto()  # a word that stays, however common it is
    PHRASE = auto()
    OPEN_PHRASE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    EXACT = auto()
    HEADLINE = auto()
    OUTLET = auto()
    TAG = auto()
    DATE = auto()
    OPEN = auto()
    CLOSE = auto()


OPERATORS = {Kind.AND, Kind.OR, Kind.NOT}
SIGNS = {Kind.NOT, Kind.EXACT, Kind.HEADLINE}
LABELS = {Kind.OUTLET, Kind.TAG, Kind.DATE}
OPERANDS = {Kind.WORD, Kind.LITERAL, Kind.PHRASE, Kind.OPEN_PHRASE}

_OPERATOR_NAMES = {Kind.AND: "AND", Kind.OR: "OR أو او", Kind.NOT: "NOT ليس"}
_OPERATORS = {name: kind for kind, names in _OPERATOR_NAMES.items() for name in names.split()}
_SIGNS = {"-": Kind.NOT, "=": Kind.EXACT}
_LABEL_NAMES = {
    Kind.HEADLINE: "headline عنوان",
    Kind.OUTLET: "outlet منبر",
    Kind.TAG: "tag وسم",
    Kind.DATE: "date تاريخ",
}
_LABELS = {fold(name): kind for kind, names in _LABEL_NAMES.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query as the reader wrote it; `after` holds the `~5` and `^2` behind it."""

    kind: Kind
    text: str
    after: str = ""

    @property
    def written(self) -> str:
        """The piece with its quotes and the signs behind it."""
        text = f'"{self.text.strip()}"' if self.kind is Kind.PHRASE else self.text
        return text + self.after


def lexemes(text: str) -> list[Lexeme]:
    """Cut a query into lexemes; all quotation marks are the same mark."""
    return [lexeme for match in _LEXEME.finditer(_clean(text)) for lexeme in _read(match)]


def _clean(text: str) -> str:
    seen = _QUOTES.sub('"', _UNSEEN.sub("", text))
    return _RUN.sub(lambda run: run[1] * _LONGEST_RUN, _ASKING.sub("", seen))


def _read(match: re.Match[str]) -> Iterator[Lexeme]:
    if match["phrase"] is not None:
        kind = Kind.PHRASE if match["closed"] else Kind.OPEN_PHRASE
        yield Lexeme(kind, match["phrase"], match["after"])
    elif match["sign"]:
        yield Lexeme(Kind.OPEN if match["sign"] == "(" else Kind.CLOSE, match["sign"])
    elif operator := _operator(match["word"]):
        yield Lexeme(operator, match["word"])
    else:
        yield from _read_word(match["word"], match.string[match.end() : match.end() + 1])


def _operator(word: str) -> Kind | None:
    """Capitals count, since French has its own `or`; marks and presentation forms do not."""
    return _OPERATORS.get(_MARK.sub("", unicodedata.normalize("NFKC", word)))


def _read_word(word: str, following: str) -> Iterator[Lexeme]:
    """Cut off the signs before a word that touch what they are about: it or what follows it."""
    start = 0
    while (before := _BEFORE.match(word, start)) and (kinds := _kinds(before)):
        if before.end() == len(word) and not _may_follow(kinds[-1], following):
            break
        yield from (Lexeme(kind, before.group()) for kind in kinds)
        start = before.end()
        if kinds[-1] in LABELS:
            break
    if start < len(word):
        yield _word(word[start:])


def _kinds(before: re.Match[str]) -> list[Kind]:
    if before["label"] is None:
        return [_SIGNS[sign] for sign in before.group()]
    kind = _LABELS.get(fold(before["label"]))
    return [kind] if kind else []


def _may_follow(kind: Kind, following: str) -> bool:
    return following == '"' or (following == "(" and kind not in LABELS)


def _word(text: str) -> Lexeme:
    match = _WORD.fullmatch(text)
    return Lexeme(Kind.WORD, match["word"], match["after"]) if match else Lexeme(Kind.WORD, text)
