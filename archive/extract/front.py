"""The first lines of an article: headline, outlet, date, section, byline, and where it begins.

What the lines do not decide stays empty.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from archive.extract.names import find_outlet, find_section
from archive.text.dates import find_date
from archive.text.folding import fold_name

_MOST_LINES = 12
_LONGEST_HEADLINE = 200
_FEWEST_HEADLINE_WORDS = 3
_LONGEST_CAPTION_WORDS = 15
_LONGEST_LABEL_WORDS = 5
_UNSEEN = r"\s\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069"
_SEEN = re.compile(f"[^{_UNSEEN}](?:.*[^{_UNSEEN}])?", re.DOTALL)
_SEPARATORS = re.compile(r"\s+[-–—|•·]\s+|\s*\|\s*")
_BYLINE = re.compile(r"^(?:بقلم|كتب(?:ها?|ت)?|[إا]عداد|تحرير|مراسل[هة])\s*:\s*(?P<name>\S.*)$")
_LABELLED_OUTLET = re.compile(r"^(?:المصدر|المنبر|عن)\s*:\s*(?P<name>\S.*)$")
_PUBLISHED = {"نشر", "نشرت", "النشر", "حرر", "صدر"}
_PUBLISHED_WORDS = _PUBLISHED | set(
    fold_name("في يوم بتاريخ تاريخ تم على الساعة نشره آخر تحديث").split()
)
_DATELINE = re.compile(r"^[^\s–—-]+(?:\s[^\s–—-]+){0,2}\s+[–—-]\s+(?P<outlet>[^:،.]{3,50}?)\s*:\s")
_SENTENCE_ENDS = (".", "..", "…", "،", "؛", ":", ".”", ".»", '."')


@dataclass(frozen=True, slots=True)
class Front:
    """What the first lines of a text say; `body_start` counts characters."""

    headline: str = ""
    outlet: str = ""
    section: str = ""
    byline: str = ""
    day: datetime.date | None = None
    is_publication_day: bool = False
    body_start: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Day:
    day: datetime.date
    published: bool


@dataclass(slots=True)
class _Reading:
    """The lines read so far; ends at the first line that is part of the article proper."""

    front: Front = field(default_factory=Front)

    def take(self, line: str) -> bool:
        """Read one line; say whether it stands before the article proper."""
        return (
            self._take_label(line)
            or self._take_pieces(line)
            or self._take_headline(line)
            or self._take_caption(line)
            or self._take_short(line)
        )

    def _take_label(self, line: str) -> bool:
        if byline := _BYLINE.match(line):
            self._learn(byline=byline["name"].strip())
        elif outlet := _LABELLED_OUTLET.match(line):
            self._learn(outlet=find_outlet(outlet["name"]) or outlet["name"].strip())
        return bool(byline or outlet)

    def _take_pieces(self, line: str) -> bool:
        """Read a line of furniture: each piece of it is a date, an outlet or a section."""
        if len(line) > _LONGEST_HEADLINE:
            return False
        for pieces in ([line], _SEPARATORS.split(line)):
            known = [_read_piece(piece) for piece in pieces if piece.strip()]
            if known and all(known):
                for piece in known:
                    self._learn_piece(piece)
                return True
        return False

    def _take_headline(self, line: str) -> bool:
        if self.front.headline or not _has_headline_shape(line):
            return False
        self._learn(headline=line)
        return True

    def _take_caption(self, line: str) -> bool:
        """A line that begins with the headline repeats it, or it is a picture's caption."""
        headline, folded = fold_name(self.front.headline), fold_name(line)
        if not headline or not folded.startswith(headline):
            return False
        caption = folded.removeprefix(headline).split()
        return not caption or (len(caption) <= _LONGEST_CAPTION_WORDS and not _is_sentence(line))

    def _take_short(self, line: str) -> bool:
        """After the headline, a label that could be anything decides nothing."""
        short = len(line.split()) <= _LONGEST_LABEL_WORDS
        return bool(self.front.headline) and short and not _is_sentence(line)

    def _learn_piece(self, piece: dict[str, str] | _Day | None) -> None:
        match piece:
            case _Day():
                self._learn_day(piece)
            case dict():
                self._learn(**piece)

    def _learn_day(self, found: _Day) -> None:
        """Keep the first date, but a date of publication before any other."""
        if self.front.day is None or (found.published and not self.front.is_publication_day):
            self.front = replace(self.front, day=found.day, is_publication_day=found.published)

    def _learn(
        self, *, headline: str = "", outlet: str = "", section: str = "", byline: str = ""
    ) -> None:
        """Keep what is new; the first line that says a thing decides it."""
        known = self.front
        self.front = replace(
            known,
            headline=known.headline or headline,
            outlet=known.outlet or outlet,
            section=known.section or section,
            byline=known.byline or byline,
        )


def read_front(text: str) -> Front:
    """Read the first lines of an article, as they were copied from a page or a file."""
    reading = _Reading()
    for number, line in enumerate(_lines(text)):
        if number == _MOST_LINES or not reading.take(line.text):
            front = replace(reading.front, body_start=line.start)
            return replace(front, outlet=front.outlet or _dateline_outlet(line.text))
    # Nothing but first lines: then they are the article.
    return Front()


def _lines(text: str) -> Iterator[_Line]:
    position = 0
    for line in text.splitlines(keepends=True):
        if seen := _SEEN.search(line):
            yield _Line(seen.group(), position + seen.start())
        position += len(line)


def _read_piece(piece: str) -> dict[str, str] | _Day | None:
    """Return what a piece of a line says, and nothing when it is no furniture."""
    if outlet := find_outlet(piece):
        return {"outlet": outlet}
    if section := find_section(piece):
        return {"section": section}
    date = find_date(piece)
    words = set(date.rest.split()) if date else set()
    if date is None or not words <= _PUBLISHED_WORDS:
        return None
    return _Day(date.day, published=bool(words & _PUBLISHED))


def _has_headline_shape(line: str) -> bool:
    words = len(line.split())
    open_ended = line.endswith(("..", "…")) or not _is_sentence(line)
    quotation = line[0] in '“«"„' and line[-1] in '”»"'
    return (
        words >= _FEWEST_HEADLINE_WORDS
        and len(line) <= _LONGEST_HEADLINE
        and open_ended
        and not quotation
    )


def _is_sentence(line: str) -> bool:
    return line.endswith(_SENTENCE_ENDS)


def _dateline_outlet(line: str) -> str:
    """Return the outlet of a dateline, as in «الرباط – وكالة الرواق: »."""
    match = _DATELINE.match(line)
    return find_outlet(match["outlet"]) if match else ""
