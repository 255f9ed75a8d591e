"""Arabic prepared for pictures: joined letters in the order in which they are painted.

Only pixels need it. Browsers, the database and the index shape and order text by themselves.
"""

import re

from arabic_reshaper import ArabicReshaper
from bidi import get_display

# Vowel marks have no place in a layout without positioning, so they are left out.
_RESHAPER = ArabicReshaper(configuration={"delete_harakat": True, "support_ligatures": True})
_MIRRORED = dict(zip("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤", strict=True))
_BRACKET = f"[{re.escape(''.join(_MIRRORED))}]"
# A neutral that no article holds; it lands on the left of a bracket that reads left to right.
_WITNESS = "\ufffc"
_WITNESSED = re.compile(f"{_WITNESS}(?P<kept>{_BRACKET})|(?P<mirrored>{_BRACKET}){_WITNESS}")


def visual_line(line: str) -> str:
    """Return one right-to-left line as the glyphs of a picture, from left to right.

    Letters are joined, runs ordered after Unicode Standard Annex #9 in a right-to-left
    paragraph, and brackets that read right to left mirrored (its rule L4).

    Raises ValueError when the text has a line break: wrap first, order after.
    """
    if len(f"{line}.".splitlines()) > 1:
        raise ValueError("expected one line, got a text with a line break")
    shaped = _RESHAPER.reshape(line.replace(_WITNESS, ""))
    witnessed = re.sub(_BRACKET, lambda match: _WITNESS + match.group(), shaped)
    return _WITNESSED.sub(_mirror, get_display(witnessed, base_dir="R"))


def _mirror(match: re.Match[str]) -> str:
    return match["kept"] or _MIRRORED[match["mirrored"]]
