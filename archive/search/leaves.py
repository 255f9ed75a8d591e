"""Words, phrases and labels read as the leaves of a query, with what there is to say about them."""

import re

from archive.search.labels import read_days, read_name
from archive.search.lexer import Kind, Lexeme
from archive.search.query import Dated, Label, Notice, NoticeKind, Phrase, Prefix
from archive.text.folding import fold
from archive.text.stop_words import is_stop_word
from archive.text.tokens import terms

SHORTEST_PREFIX = 3
MOST_PREFIXES = 3
WIDEST_SLOP = 50

_WILDCARD = re.compile(r"[*?]")
_PREFIX = re.compile(r"(?P<beginning>[^*?]*)\*\W*")
_SLOP = re.compile(r"~(\d+)")
_LITERAL_SIGNS = set("*~^:=")
_PUNCTUATION = "؟!،,؛;.:"


class LeafReader:
    """Reads the leaves of one query and gathers the notices about all of it."""

    def __init__(self) -> None:
        self._noticed: dict[tuple[NoticeKind, str], None] = {}
        self._common_words: dict[str, None] = {}
        self._prefix_count = 0

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All notices, each once; the common words share the last."""
        found = [Notice(kind, text) for kind, text in self._noticed]
        if self._common_words:
            found.append(Notice(NoticeKind.COMMON_WORDS, "، ".join(self._common_words)))
        return tuple(found)

    def notice(self, kind: NoticeKind, text: str) -> None:
        self._noticed[kind, text] = None

    def read(self, lexeme: Lexeme, *, exact: bool) -> Phrase | Prefix | None:
        """Read a word or a phrase; None when it is left out."""
        if lexeme.kind in {Kind.PHRASE, Kind.OPEN_PHRASE}:
            return self._phrase(lexeme, exact=exact)
        if _WILDCARD.search(lexeme.text):
            return self._with_wildcard(lexeme, exact=exact)
        return self._word(lexeme, exact=exact)

    def read_labelled(self, label: Kind, lexeme: Lexeme) -> Label | Dated | None:
        """Read what stands behind a label; None when it is left out."""
        self._notice_open_quote(lexeme)
        if lexeme.after:
            self.notice(NoticeKind.SIGN_DROPPED, lexeme.written)
        if label is Kind.DATE:
            return self._days(lexeme.text)
        return self._name(lexeme.text, facet="outlet" if label is Kind.OUTLET else "tags")

    def _days(self, text: str) -> Dated | None:
        days = read_days(text)
        if days is None:
            self.notice(NoticeKind.UNREADABLE_DATE, text.strip() or '"')
        return days

    def _name(self, text: str, *, facet: str) -> Label | None:
        name = read_name(text, facet)
        if name is None:
            self.notice(NoticeKind.WITHOUT_LETTERS, text.strip() or '"')
        return name

    def _phrase(self, lexeme: Lexeme, *, exact: bool) -> Phrase | None:
        self._notice_open_quote(lexeme)
        text, found = lexeme.text.strip(), terms(lexeme.text)
        if not found:
            self.notice(NoticeKind.WITHOUT_LETTERS, text or '"')
            return None
        slop = self._slop(lexeme) if len(found) > 1 else None
        if lexeme.after and (slop is None or "^" in lexeme.after):
            self.notice(NoticeKind.SIGN_DROPPED, lexeme.written)
        return Phrase(text, found, quoted=True, exact=exact, slop=slop)

    def _notice_open_quote(self, lexeme: Lexeme) -> None:
        if lexeme.kind is Kind.OPEN_PHRASE and lexeme.text.strip():
            self.notice(NoticeKind.QUOTE_CLOSED, lexeme.text.strip())

    def _slop(self, lexeme: Lexeme) -> int | None:
        asked = _SLOP.search(lexeme.after)
        if asked is None:
            return None
        if float(asked[1]) > WIDEST_SLOP:
            self.notice(NoticeKind.SLOP_CLAMPED, lexeme.written)
        return int(min(float(asked[1]), WIDEST_SLOP))  # a float may have any number of digits

    def _with_wildcard(self, lexeme: Lexeme, *, exact: bool) -> Phrase | Prefix | None:
        """Read `word*`; a wildcard elsewhere, or after too few letters, is not searched for."""
        prefix = _PREFIX.fullmatch(lexeme.text)
        beginning = terms(prefix["beginning"]) if prefix else ()
        if len(beginning) > 1:
            return self._literal(lexeme, beginning, exact=exact)
        if not beginning:
            self.notice(NoticeKind.WILDCARD_LEADING, lexeme.text)
        elif len(fold(beginning[0])) < SHORTEST_PREFIX:
            self.notice(NoticeKind.WILDCARD_TOO_SHORT, lexeme.text)
        elif self._prefix_count == MOST_PREFIXES:
            self.notice(NoticeKind.TOO_MANY_WILDCARDS, lexeme.text)
        else:
            return self._prefix(lexeme, fold(beginning[0]), exact=exact)
        return None

    def _prefix(self, lexeme: Lexeme, beginning: str, *, exact: bool) -> Prefix:
        self._prefix_count += 1
        if exact or lexeme.after:
            self.notice(NoticeKind.SIGN_DROPPED, f"={lexeme.text}" if exact else lexeme.written)
        return Prefix(lexeme.text, beginning)

    def _word(self, lexeme: Lexeme, *, exact: bool) -> Phrase | None:
        found = terms(lexeme.text)
        if not found:
            alone = NoticeKind.SIGN_DROPPED if lexeme.after else NoticeKind.WITHOUT_LETTERS
            self.notice(alone, lexeme.written)
            return None
        bare = lexeme.kind is Kind.WORD and not exact and len(found) == 1
        if bare and self._says_nothing(found[0], lexeme.text):
            return None
        return self._literal(lexeme, found, exact=exact)

    def _says_nothing(self, term: str, text: str) -> bool:
        """A letter alone and a common word would find nearly everything."""
        if len(term) == 1 and term.isalpha():
            self.notice(NoticeKind.ONE_LETTER, text)
            return True
        if is_stop_word(term):
            self._common_words[text.strip(_PUNCTUATION)] = None
            return True
        return False

    def _literal(self, lexeme: Lexeme, found: tuple[str, ...], *, exact: bool) -> Phrase:
        if lexeme.after or set(lexeme.text) & _LITERAL_SIGNS:
            self.notice(NoticeKind.SIGN_DROPPED, lexeme.written)
        if len(found) > 1:
            self.notice(NoticeKind.READ_AS_PHRASE, lexeme.text)
        return Phrase(lexeme.text, found, exact=exact)
