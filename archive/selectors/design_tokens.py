"""The design tokens of the style sheet, and how far their colours stand apart."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

from archive.text.contrast import contrast

THEMES = ("light", "dark")

# A colour, what it stands on, and the least contrast that WCAG 2.2 asks of them.
PAIRS = (
    ("ink", "paper", 4.5),
    ("ink", "surface", 4.5),
    ("ink-soft", "paper", 4.5),
    ("ink-soft", "surface", 4.5),
    ("ink-soft", "surface-2", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "accent-soft", 4.5),
    ("accent-strong", "accent-soft", 4.5),
    ("on-accent", "accent", 4.5),
    ("gold", "paper", 4.5),
    ("gold", "surface", 4.5),
    ("mark-ink", "mark", 4.5),
    ("warn", "warn-paper", 4.5),
    ("ok", "paper", 4.5),
    ("line-strong", "paper", 3.0),
    ("line-strong", "surface", 3.0),
    ("chart", "paper", 3.0),
    ("chart", "surface", 3.0),
)

_BLOCKS = {
    "light": re.compile(r":root,\s*\[data-theme=\"light\"\] \{(.*?)\}", re.DOTALL),
    "dark": re.compile(r"^\[data-theme=\"dark\"\] \{(.*?)\}", re.DOTALL | re.MULTILINE),
}
_TOKEN = re.compile(r"--([\w-]+): ([^;]+);")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two colours of a theme: one that is written or drawn, on the other."""

    colour: str
    ground: str
    ratio: float
    least: float


def tokens(theme: str) -> dict[str, str]:
    """The names and values of a theme; the dark one has colours alone."""
    block = _BLOCKS[theme].search(_style_sheet())
    return dict(_TOKEN.findall(block[1])) if block else {}


def pairings(theme: str) -> list[Pairing]:
    """The contrasts of a theme's colours."""
    values = tokens(theme)
    return [
        Pairing(colour, ground, contrast(values[colour], values[ground]), least)
        for colour, ground, least in PAIRS
    ]


@cache
def _style_sheet() -> str:
    path = finders.find("css/tokens.css")
    return Path(path).read_text(encoding="utf-8") if path else ""
