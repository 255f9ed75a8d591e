"""Any text read as a query: words mean all of them, OR, NOT and phrases as readers write them.

    query  = group
    group  = all { OR all }
    all    = part { [AND] part }
    part   = { NOT | "-" } ( word | phrase | "(" group ")" )

Reading never fails. What cannot stand as written is read in the nearest way, with a notice.
"""

from collections.abc import Sequence

from archive.search.lexer import OPERANDS, OPERATORS, Kind, Lexeme, lexemes
from archive.search.query import And, Level, Node, Not, Notice, NoticeKind, Or, Phrase, Query
from archive.text.tokens import terms

LONGEST_TEXT = 1000
MOST_TERMS = 64
DEEPEST = 10


def parse(text: str, *, level: Level = Level.WORD, any_word: bool = False) -> Query:
    """Read a text as a query; with `any_word`, words side by side mean any of them."""
    reader = _Reader(lexemes(text), any_word=any_word)
    root = reader.read()
    return Query(text=text, root=root, level=level, notices=tuple(reader.notices))


class _Reader:
    """A recursive descent over the lexemes of one query."""

    def __init__(self, queue: list[Lexeme], *, any_word: bool) -> None:
        self.notices: list[Notice] = []
        self._queue = self._with_lone_operators_as_words(queue)
        self._any_word = any_word
        self._position = 0
        self._depth = 0

    def read(self) -> Node | None:
        nodes = [self._group()]
        while self._peek() is not None:  # a closing parenthesis that nothing opened
            self._next()
            self._notice(NoticeKind.PARENTHESES_BALANCED, ")")
            nodes.append(self._group())
        return self._side_by_side(nodes)

    def _with_lone_operators_as_words(self, queue: list[Lexeme]) -> list[Lexeme]:
        if any(lexeme.kind in OPERANDS for lexeme in queue):
            return queue
        words = [lexeme for lexeme in queue if lexeme.kind in OPERATORS]
        for lexeme in words:
            self._notice(NoticeKind.OPERATOR_AS_WORD, lexeme.text)
        return [
            Lexeme(Kind.WORD, lexeme.text) if lexeme.kind in OPERATORS else lexeme
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
        """Words side by side mean all of them, or any; what is excluded always is."""
        if not self._any_word:
            return _joined(And, nodes)
        wanted = [node for node in nodes if not isinstance(node, Not)]
        excluded = [node for node in nodes if isinstance(node, Not)]
        return _joined(And, [_joined(Or, wanted), *excluded])

    def _part(self) -> Node | None:
        operators: list[Lexeme] = []
        while self._peek() is Kind.NOT:
            operators.append(self._next())
        node = self._operand()
        if node is None and operators:
            self._notice(NoticeKind.OPERATOR_DROPPED, operators[0].text)
        return Not(node) if node is not None and len(operators) % 2 else node

    def _operand(self) -> Node | None:
        if self._peek() is Kind.OPEN:
            return self._parentheses()
        if self._peek() in OPERANDS:
            return self._phrase(self._next())
        return None

    def _parentheses(self) -> Node | None:
        opening = self._next()
        if self._depth == DEEPEST:
            self._notice(NoticeKind.PARENTHESES_BALANCED, opening.text)
            return None
        self._depth += 1
        node = self._group()
        self._depth -= 1
        if self._peek() is Kind.CLOSE:
            self._next()
        else:
            self._notice(NoticeKind.PARENTHESES_BALANCED, opening.text)
        return node

    def _phrase(self, lexeme: Lexeme) -> Phrase | None:
        found = terms(lexeme.text)
        quoted = lexeme.kind is not Kind.WORD
        if lexeme.kind is Kind.OPEN_PHRASE:
            self._notice(NoticeKind.QUOTE_CLOSED, lexeme.text.strip())
        if not found:
            self._notice(NoticeKind.WITHOUT_LETTERS, lexeme.text.strip() or '"')
            return None
        if not quoted and set(lexeme.text) & set("*?~^:="):
            self._notice(NoticeKind.SIGN_DROPPED, lexeme.text)
        if not quoted and len(found) > 1:
            self._notice(NoticeKind.READ_AS_PHRASE, lexeme.text)
        return Phrase(text=lexeme.text.strip(), terms=found, quoted=quoted)

    def _peek(self) -> Kind | None:
        return self._queue[self._position].kind if self._position < len(self._queue) else None

    def _next(self) -> Lexeme:
        self._position += 1
        return self._queue[self._position - 1]

    def _notice(self, kind: NoticeKind, text: str) -> None:
        notice = Notice(kind, text)
        if notice not in self.notices:
            self.notices.append(notice)


def _joined(join: type[And] | type[Or], nodes: Sequence[Node | None]) -> Node | None:
    parts = tuple(node for node in nodes if node is not None)
    if len(parts) < 2:
        return parts[0] if parts else None
    return join(parts)
