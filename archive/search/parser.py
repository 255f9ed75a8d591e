"""Any text read as a query: words mean all of them, OR, NOT and phrases as readers write them.

    query  = group
    group  = all { OR all }
    all    = part { [AND] part }
    part   = { NOT | "-" | "=" | HEADLINE ":" } ( leaf | "(" group ")" )
    leaf   = word | word "*" | phrase [ "~" slop ] | ( OUTLET | TAG | DATE ) ":" ( word | phrase )

    OR = "OR" | "أو"    NOT = "NOT" | "ليس"    AND = "AND"
    HEADLINE = "headline" | "عنوان"    OUTLET = "outlet" | "منبر"
    TAG = "tag" | "وسم"                DATE = "date" | "تاريخ"

`-` leaves out, `=` asks for the same spelling, and a label is about what touches it and no more. A
date is a year, a month or a day, or a range of them: `2022..2023-05`. Common words and letters
alone are left out, save in quotes and after `=`.

Reading never fails. What cannot stand as written is read in the nearest way, with a notice.
"""

from collections.abc import Sequence

from archive.search.leaves import MOST_PREFIXES, SHORTEST_PREFIX, WIDEST_SLOP, LeafReader
from archive.search.lexer import LABELS, OPERANDS, OPERATORS, SIGNS, Kind, Lexeme, lexemes
from archive.search.query import (
    And,
    Level,
    Node,
    Not,
    Notice,
    NoticeKind,
    Or,
    Query,
    has_words,
    in_headline,
)

__all__ = [
    "DEEPEST",
    "LONGEST_TEXT",
    "MOST_PREFIXES",
    "MOST_TERMS",
    "SHORTEST_PREFIX",
    "WIDEST_SLOP",
    "parse",
]

LONGEST_TEXT = 1000
MOST_TERMS = 64
DEEPEST = 10


def parse(text: str, *, level: Level = Level.WORD, any_word: bool = False) -> Query:
    """Read a text as a query; with `any_word`, words side by side mean any of them."""
    reader = _Reader(lexemes(text), any_word=any_word)
    root = reader.read()
    return Query(text=text, root=root, level=level, notices=reader.notices)


class _Reader:
    """A recursive descent over the lexemes of one query."""

    def __init__(self, queue: list[Lexeme], *, any_word: bool) -> None:
        self._leaves = LeafReader()
        self._queue = self._with_lone_operators_as_words(queue)
        self._any_word = any_word
        self._position = 0
        self._depth = 0

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self._leaves.notices

    def read(self) -> Node | None:
        nodes = [self._group()]
        while self._peek() is not None:  # a closing parenthesis that nothing opened
            self._notice(NoticeKind.PARENTHESES_BALANCED, self._next().text)
            nodes.append(self._group())
        return self._side_by_side(nodes)

    def _with_lone_operators_as_words(self, queue: list[Lexeme]) -> list[Lexeme]:
        if any(lexeme.kind in OPERANDS for lexeme in queue):
            return queue
        for lexeme in queue:
            if lexeme.kind in OPERATORS:
                self._notice(NoticeKind.OPERATOR_AS_WORD, lexeme.text)
        return [
            Lexeme(Kind.LITERAL, lexeme.text) if lexeme.kind in OPERATORS else lexeme
            for lexeme in queue
        ]

    def _group(self) -> Node | None:
        nodes = [self._all()]
        while self._peek() is Kind.OR:
            operator = self._next()
            nodes.append(self._all())
            if nodes[-1] is None or nodes[-2] is None:
                self._notice(NoticeKind.OPERATOR_DROPPED, operator.text)
        return _joined(Or, nodes)

    def _all(self) -> Node | None:
        nodes: list[Node | None] = []
        while self._peek() not in {None, Kind.OR, Kind.CLOSE}:
            if self._peek() is Kind.AND:
                self._next()
            else:
                nodes.append(self._part())
        return self._side_by_side(nodes)

    def _side_by_side(self, nodes: list[Node | None]) -> Node | None:
        """Words side by side mean all of them, or any; what is excluded or narrows always holds."""
        if not self._any_word:
            return _joined(And, nodes)
        found = [node for node in nodes if node is not None]
        words = [node for node in found if has_words(node)]
        return _joined(And, [_joined(Or, words), *(node for node in found if node not in words)])

    def _part(self) -> Node | None:
        signs: list[Lexeme] = []
        while self._peek() in SIGNS:
            signs.append(self._next())
        kinds = [sign.kind for sign in signs]
        node = self._operand(exact=Kind.EXACT in kinds)
        if node is None and Kind.NOT in kinds:
            self._notice(NoticeKind.OPERATOR_DROPPED, signs[kinds.index(Kind.NOT)].text)
        if node is not None and Kind.HEADLINE in kinds:
            node = in_headline(node)
        return Not(node) if node is not None and kinds.count(Kind.NOT) % 2 else node

    def _operand(self, *, exact: bool) -> Node | None:
        kind = self._peek()
        if kind in OPERANDS:
            return self._leaves.read(self._next(), exact=exact)
        if exact:
            self._notice(NoticeKind.SIGN_DROPPED, "=")
        if kind in LABELS:  # what it is about follows: the lexer has seen to it
            return self._leaves.read_labelled(self._next().kind, self._next())
        return self._parentheses() if kind is Kind.OPEN else None

    def _parentheses(self) -> Node | None:
        opening = self._next()
        if self._depth == DEEPEST:
            self._notice(NoticeKind.PARENTHESES_BALANCED, opening.text)
            return None
        if self._peek() is Kind.CLOSE:
            self._notice(NoticeKind.WITHOUT_LETTERS, "()")
        self._depth += 1
        node = self._group()
        self._depth -= 1
        if self._peek() is Kind.CLOSE:
            self._next()
        else:
            self._notice(NoticeKind.PARENTHESES_BALANCED, opening.text)
        return node

    def _peek(self) -> Kind | None:
        return self._queue[self._position].kind if self._position < len(self._queue) else None

    def _next(self) -> Lexeme:
        self._position += 1
        return self._queue[self._position - 1]

    def _notice(self, kind: NoticeKind, text: str) -> None:
        self._leaves.notice(kind, text)


def _joined(join: type[And] | type[Or], nodes: Sequence[Node | None]) -> Node | None:
    parts = tuple(node for node in nodes if node is not None)
    if len(parts) < 2:
        return parts[0] if parts else None
    return join(parts)
