"""The picture that a shared article carries into a chat."""

import io
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import fontpkg
from PIL import Image, ImageDraw, ImageFont

from archive.text.visual import visual_line

WIDTH, HEIGHT = 1200, 630

_PAPER, _INK, _SOFT, _GOLD = "#0d3b33", "#fdfaf2", "#bcd6cc", "#e0ab4a"
_MARGIN = 80
_BAR = 14
_TEXT_WIDTH = WIDTH - 2 * _MARGIN - _BAR
_EDGE = WIDTH - _MARGIN - _BAR  # where lines begin, read from the right
_HEADLINE_TOP, _HEADLINE_BOTTOM = 150, 480
_HEADLINE_SIZES = (84, 68, 56, 46, 40)
_LINE_HEIGHT = 1.5
_NAME = "يقظة"
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: texts in the order in which they are read."""

    headline: str
    outlet: str
    date: str


def draw_card(card: Card) -> bytes:
    """Draw a card of WIDTH x HEIGHT pixels as a PNG.

    Lines are wrapped in reading order and put into painting order after; letters are joined by
    the text and not by the picture, hence Pillow's basic layout.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((WIDTH - _MARGIN // 2 - _BAR, 0, WIDTH - _MARGIN // 2, HEIGHT), fill=_GOLD)
    _write(draw, _NAME, y=56, font=_font(52, 700), colour=_GOLD)
    _write_headline(draw, card.headline)
    _write(draw, _cut(card.outlet, _font(36, 400)), y=498, font=_font(36, 400), colour=_INK)
    _write(draw, _cut(card.date, _font(32, 400)), y=550, font=_font(32, 400), colour=_SOFT)
    return _as_png(image)


def _write_headline(draw: ImageDraw.ImageDraw, headline: str) -> None:
    """Write the headline in the largest letters in which it fits, cut short in the smallest."""
    for size in _HEADLINE_SIZES:
        font = _font(size, 700)
        lines = list(_wrap(headline, font))
        most = int((_HEADLINE_BOTTOM - _HEADLINE_TOP) / (size * _LINE_HEIGHT))
        if len(lines) <= most:
            break
    else:
        lines = [*lines[: most - 1], _cut(f"{lines[most - 1]} {lines[most]}", font)]
    for number, line in enumerate(lines):
        y = _HEADLINE_TOP + int(number * size * _LINE_HEIGHT)
        _write(draw, line, y=y, font=font, colour=_INK)


def _write(
    draw: ImageDraw.ImageDraw, line: str, *, y: int, font: ImageFont.FreeTypeFont, colour: str
) -> None:
    draw.text((_EDGE, y), visual_line(line), font=font, fill=colour, anchor="ra")


def _wrap(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Break a text between words into lines that fit; a word wider than a line is broken itself."""
    line = ""
    for piece in (piece for word in text.split() for piece in _break(word, font)):
        longer = f"{line} {piece}".strip()
        if line and not _fits(longer, font):
            yield line
            longer = piece
        line = longer
    if line:
        yield line


def _break(word: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Give a word, or the longest pieces of it that fit into a line each."""
    while not _fits(word, font):
        ends = range(1, len(word))
        most = max(1, bisect(ends, 0, key=lambda end: 0 if _fits(word[:end], font) else 1))
        yield word[:most]
        word = word[most:]
    yield word


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """Shorten a text that does not fit into one line by its last words."""
    words = text.split()
    if _fits(" ".join(words), font):
        return " ".join(words)
    while len(words) > 1 and not _fits(" ".join(words) + _ELLIPSIS, font):
        words.pop()
    return " ".join(words) + _ELLIPSIS


def _fits(line: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(visual_line(line)) <= _TEXT_WIDTH


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = fontpkg.path("Amiri", weight=weight)
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _as_png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    # Flat colours: a palette makes the file a third as large.
    image.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()
