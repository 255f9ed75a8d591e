"""Where a text matched: spans of the original words, and the best passage around them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.search.analysis import at_level, derive, field_of
from archive.search.plan import Field
from archive.search.query import Leaf, Level, Name, Phrase, Prefix, Query
from archive.text.tokens import Token, tokenize

# Characters of context before the first mark of a passage, and of a passage in all.
_LEAD = 60
_WIDTH = 280


class Span(NamedTuple):
    """A half-open span of a text, in characters; `number` is that of the query's wanted leaf."""

    start: int
    end: int
    number: int = 0


class Piece(NamedTuple):
    """A piece of a text as it was written; `mark` numbers the marked ones from 1."""

    text: str
    mark: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A cut of a text in pieces, and whether something was left out at its ends."""

    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


def find_marks(text: str, query: Query) -> list[Span]:
    """Find the words of a text that a query wants, in order and without overlaps."""
    tokens = tokenize(text)
    found = [
        Span(tokens[first].start, tokens[last].end, number)
        for number, leaf in enumerate(query.wanted)
        for first, last in _find(leaf, query.level, tokens)
    ]
    return _without_overlaps(sorted(found, key=lambda span: (span.start, -span.end)))


def cut(text: str, spans: Iterable[Span], *, first_mark: int = 1) -> tuple[Piece, ...]:
    """Cut a text into marked and unmarked pieces; joined, they give the text again."""
    pieces: list[Piece] = []
    position = 0
    for mark, span in enumerate(spans, start=first_mark):
        pieces.append(Piece(text[position : span.start]))
        pieces.append(Piece(text[span.start : span.end], mark, span.number))
        position = span.end
    pieces.append(Piece(text[position:]))
    return tuple(piece for piece in pieces if piece.text)


def clip(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the parts of sorted spans that lie in a cut of the text, counted from its start."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return [
        Span(max(span.start, start) - start, min(span.end, end) - start, span.number)
        for span in spans[first:last]
    ]


def best_passage(text: str, spans: Sequence[Span]) -> Passage:
    """Cut out the passage that holds the most different wanted leaves, else the beginning."""
    best = _best_start(spans)
    start = _word_start(text, best - _LEAD) if best is not None else 0
    end = _word_end(text, start + _WIDTH)
    pieces = tuple(_pieces_between(text, spans, start, end))
    return Passage(pieces, cut_before=start > 0, cut_after=end < len(text))


def _pieces_between(text: str, spans: Sequence[Span], start: int, end: int) -> Iterator[Piece]:
    """Cut a part of a text as `cut` would; a page cuts twenty."""
    position, mark = start, 0
    for begins, ends, number in spans:
        if ends > start and begins < end:
            if begins > position:
                yield Piece(text[position:begins])
            mark += 1
            yield Piece(text[max(begins, start) : min(ends, end)], mark, number)
            position = ends
    if position < end:
        yield Piece(text[position:end])


def _find(leaf: Leaf, level: Level, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Give the first and the last token of every place where a leaf is met."""
    match leaf:
        case Phrase(terms=terms, slop=slop):
            level = leaf.level_in(level)
            wanted, field = at_level(terms, level), field_of(level)
            if slop is not None and len(terms) > 1:
                yield from _find_each(tokens, field, set(wanted))
            else:
                yield from _find_run(tokens, field, wanted)
        case Name(keys=keys):
            yield from _find_run(tokens, Field.NAME, keys)
        case Prefix(beginning=letters):
            fields = {Field.SPELLING}
            if level is not Level.SPELLING:
                fields.add(Field.WORD)
            for place, token in enumerate(tokens):
                if any(derive(field)(token.term).startswith(letters) for field in fields):
                    yield place, place


def _find_run(
    tokens: Sequence[Token], field: Field, wanted: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    derived = derive(field)
    found = [derived(token.term) for token in tokens]
    for first, term in enumerate(found):
        last = first + len(wanted)
        if term == wanted[0] and tuple(found[first:last]) == wanted:
            yield first, last - 1


def _find_each(
    tokens: Sequence[Token], field: Field, wanted: set[str]
) -> Iterator[tuple[int, int]]:
    derived = derive(field)
    for place, token in enumerate(tokens):
        if derived(token.term) in wanted:
            yield place, place


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _best_start(spans: Sequence[Span]) -> int | None:
    """Return where the first mark of the best passage is, the earliest of those as good."""
    best, most, last = None, 0, 0
    counts = dict.fromkeys((span.number for span in spans), 0)
    variety = 0
    for first, (begins, _, own) in enumerate(spans):
        while last < len(spans) and spans[last].end <= begins - _LEAD + _WIDTH:
            variety += not counts[spans[last].number]
            counts[spans[last].number] += 1
            last += 1
        if variety > most:
            best, most = begins, variety
            if most == len(counts):
                break
        if last > first:
            counts[own] -= 1
            variety -= not counts[own]
        else:  # longer than a passage
            last = first + 1
    return best


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
