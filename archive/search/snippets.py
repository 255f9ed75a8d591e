"""Where a text matched: spans of the original words, and the best passage around them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.search.analysis import at_level
from archive.search.query import Level, Phrase, Query
from archive.text.tokens import Token, tokenize

# Characters of context before the first mark of a passage, and of a passage in all.
_LEAD = 60
_WIDTH = 280


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of a text, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text as it was written; `mark` numbers the marked ones from 1."""

    text: str
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A cut of a text in pieces, and whether something was left out at its ends."""

    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool

    @property
    def is_marked(self) -> bool:
        return any(piece.mark for piece in self.pieces)


def find_marks(text: str, query: Query) -> list[Span]:
    """Find the words of a text that a query wants, in order and without overlaps."""
    tokens = tokenize(text)
    found = sorted(
        (span for phrase in query.wanted for span in _find(phrase, query.level, tokens)),
        key=lambda span: (span.start, -span.end),
    )
    return _without_overlaps(found)


def cut(text: str, spans: Iterable[Span], *, first_mark: int = 1) -> tuple[Piece, ...]:
    """Cut a text into marked and unmarked pieces; joined, they give the text again."""
    pieces: list[Piece] = []
    position = 0
    for number, span in enumerate(spans, start=first_mark):
        pieces.append(Piece(text[position : span.start]))
        pieces.append(Piece(text[span.start : span.end], number))
        position = span.end
    pieces.append(Piece(text[position:]))
    return tuple(piece for piece in pieces if piece.text)


def clip(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the parts of sorted spans that lie in a cut of the text, counted from its start."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return [
        Span(max(span.start, start) - start, min(span.end, end) - start)
        for span in spans[first:last]
    ]


def best_passage(text: str, query: Query) -> Passage:
    """Cut out the passage that holds the most different wanted words, else the beginning."""
    spans = find_marks(text, query)
    best = max(spans, key=lambda span: (_variety(text, spans, span), -span.start), default=None)
    start = _word_start(text, best.start - _LEAD) if best else 0
    end = _word_end(text, start + _WIDTH)
    pieces = cut(text[start:end], clip(spans, start, end))
    return Passage(pieces, cut_before=start > 0, cut_after=end < len(text))


def _find(phrase: Phrase, level: Level, tokens: Sequence[Token]) -> Iterator[Span]:
    level = phrase.level_in(level)
    wanted = at_level(phrase.terms, level)
    found = at_level((token.term for token in tokens), level)
    for first, term in enumerate(found):
        last = first + len(wanted)
        if term == wanted[0] and found[first:last] == wanted:
            yield Span(tokens[first].start, tokens[last - 1].end)


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _variety(text: str, spans: Sequence[Span], first: Span) -> int:
    """Count the different words marked in the passage that a span would begin."""
    end = first.start - _LEAD + _WIDTH
    begin = bisect_left(spans, first.start, key=lambda span: span.start)
    last = bisect_right(spans, end, key=lambda span: span.end)
    return len({text[span.start : span.end] for span in spans[begin:last]})


def _word_start(text: str, position: int) -> int:
    """Return the first beginning of a word at or after a position."""
    if position <= 0:
        return 0
    while position < len(text) and not text[position - 1].isspace():
        position += 1
    return position


def _word_end(text: str, position: int) -> int:
    """Return the last end of a word at or before a position."""
    if position >= len(text):
        return len(text)
    end = position
    while end > 0 and not text[end].isspace():
        end -= 1
    return end or position
