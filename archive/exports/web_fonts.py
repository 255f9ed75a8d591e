"""Fonts cut down to what the pages write, for browsers."""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# What Arabic news, French names, figures and the interface are written with.
RANGES = (
    (0x20, 0x7E),  # Basic Latin
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A
    (0x600, 0x6FF),  # Arabic
    (0x750, 0x77F),  # Arabic Supplement
    (0x2010, 0x2027),  # dashes, quotation marks, ellipsis
    (0x202F, 0x202F),  # the narrow space of French
    (0x2030, 0x203A),  # per mille, primes, angle quotation marks
    (0x20AC, 0x20AC),  # euro
    (0x2190, 0x2193),  # arrows
    (0x2200, 0x2265),  # mathematical signs
    (0xFD3E, 0xFD3F),  # ornate parentheses
    (0xFDFA, 0xFDFA),  # the blessing after the Prophet's name
)
# Joining, ligatures, marks and kerning; the calligraphers' choices are left out.
_FEATURES = ["ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "calt", "liga", "curs",
             "kern", "mark", "mkmk", "tnum", "lnum"]  # fmt: skip


def write_web_font(source: Path, target: Path, *, family: str) -> None:
    """Write a font's subset as WOFF2 under a name of ours, as the licence asks of changed ones."""
    font = TTFont(source)
    options = Options()
    options.layout_features = _FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.drop_tables += ["meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    _rename(font, family)
    font.flavor = "woff2"
    font.recalcTimestamp = False
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)


def _rename(font: TTFont, family: str) -> None:
    style = font["name"].getDebugName(2) or "Regular"
    names = {1: family, 3: f"{family} {style}", 4: f"{family} {style}",
             6: f"{family}-{style}".replace(" ", "")}  # fmt: skip
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
