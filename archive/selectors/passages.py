"""An article's text in paragraphs, with the marks of a search and a passage that is linked to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.models import Article
from archive.search.query import Query
from archive.search.snippets import Piece, Span, clip, cut, find_marks
from archive.text.paragraphs import paragraph_ids
from archive.text.quotes import find_quote, quote_address

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces side by side that belong to the passage that is linked to, or do not.

    The passage `opens` with one stretch alone: it may go on in the paragraphs that follow.
    """

    pieces: Pieces
    is_passage: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its pieces, joined, give it again as it was written."""

    id: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text to be read: its paragraphs, how many marks it has, and the address of its passage.

    The marks of headline and standfirst are counted before those of the paragraphs.
    """

    headline: Pieces
    standfirst: Pieces
    paragraphs: tuple[Paragraph, ...]
    mark_count: int
    passage: str = ""


def read_text(article: Article, query: Query, *, passage: str = "") -> ReadText:
    """Cut the article proper into paragraphs, with what a query wants marked and a passage.

    A passage that cannot be found is left out, and so is its address.
    """
    headline, standfirst, mark_count = _head(article, query)
    text, marks = _text_and_marks(article, query)
    quote = _find_passage(text, passage, marks)
    paragraphs: list[Paragraph] = []
    lines = list(_lines(text))
    names = paragraph_ids(text[start:end] for start, end in lines)
    for name, (start, end) in zip(names, lines, strict=True):
        inside = clip(marks, start, end)
        pieces = cut(text[start:end], inside, first_mark=mark_count + 1)
        mark_count += len(inside)
        paragraphs.append(_paragraph(name, pieces, quote and _moved(quote, by=-start)))
    address = quote_address(text, *quote[:2]) if quote else ""
    return ReadText(headline, standfirst, tuple(paragraphs), mark_count, address)


def _head(article: Article, query: Query) -> tuple[Pieces, Pieces, int]:
    """Cut headline and standfirst, and count their marks; first words are marked in the text."""
    in_headline = find_marks(article.headline, query)
    in_standfirst = find_marks(article.standfirst, query)
    headline = cut(article.display_headline, in_headline)
    standfirst = cut(article.standfirst, in_standfirst, first_mark=len(in_headline) + 1)
    return headline, standfirst, len(in_headline) + len(in_standfirst)


def _text_and_marks(article: Article, query: Query) -> tuple[str, list[Span]]:
    """The article proper with its marks; the whole body where only its first lines are marked."""
    spans = find_marks(article.text, query)
    if spans or not article.body_start:
        return article.text, spans
    whole = find_marks(article.body, query)
    return (article.body, whole) if whole else (article.text, spans)


def _find_passage(text: str, address: str, marks: Sequence[Span]) -> Span | None:
    """Find a passage; it holds the marks whole that it touches."""
    found = find_quote(text, address)
    if found is None:
        return None
    start, end = found
    touched = [mark for mark in marks if mark.end > start and mark.start < end]
    return Span(
        min([start, *(mark.start for mark in touched)]), max([end, *(mark.end for mark in touched)])
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Give where each line that says something starts and ends, without the space at its end."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def _moved(span: Span, *, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _paragraph(name: str, pieces: Pieces, quote: Span | None) -> Paragraph:
    """Cut a paragraph at the ends of a passage, which may lie outside it."""
    if quote is None:
        return Paragraph(name, (Stretch(pieces),))
    before, rest = _split(pieces, quote.start)
    passage, after = _split(rest, quote.end - max(quote.start, 0))
    marked = Stretch(passage, is_passage=True, opens=quote.start >= 0)
    stretches = (Stretch(before), marked, Stretch(after))
    return Paragraph(name, tuple(stretch for stretch in stretches if stretch.pieces))


def _split(pieces: Pieces, position: int) -> tuple[Pieces, Pieces]:
    """Cut pieces in two at a character, which does not lie inside a mark."""
    for place, piece in enumerate(pieces):
        if position <= 0:
            return pieces[:place], pieces[place:]
        if position < len(piece.text):
            head, tail = piece.text[:position], piece.text[position:]
            return (*pieces[:place], Piece(head)), (Piece(tail), *pieces[place + 1 :])
        position -= len(piece.text)
    return pieces, ()
