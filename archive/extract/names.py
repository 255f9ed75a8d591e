"""Names of outlets and sections as they stand on a line of their own."""

import re
from functools import cache

from archive.text.folding import fold_name
from archive.text.wordlists import read_words

# Words that only the name of an outlet carries, at its beginning or its end.
_OUTLET_FIRST = {"جريده", "صحيفه", "وكاله", "موقع", "مجله", "يوميه", "اسبوعيه"}
_OUTLET_LAST = {"بريس", "نيوز", "ميديا", "برس", "تايمز", "بوست", "اونلاين", "تيفي", "24"}
# With more words it is a headline: صحيفة إسبانية تشيد بالأمن المغربي.
_MOST_WORDS = 4


def find_outlet(line: str) -> str:
    """Return the outlet that a line names and nothing else, or an empty text.

    Known outlets are given by the name that the list has for them, others as they are written.
    """
    line = line.strip()
    return _known_outlets().get(fold_name(line), "") or (line if _has_outlet_shape(line) else "")


def find_section(line: str) -> str:
    """Return the section that a line names, the deepest one of a breadcrumb, or an empty text."""
    parts = [_sections().get(fold_name(part), "") for part in re.split(r"[/>»›\\]", line)]
    return parts[-1] if all(parts) else ""


def _has_outlet_shape(line: str) -> bool:
    words = fold_name(line).split()
    if not 2 <= len(words) <= _MOST_WORDS or re.search(r"[.،؛:!؟?\"«“(]", line):
        return False
    if not _OUTLET_FIRST.isdisjoint(words[1:]):
        return False
    return words[0] in _OUTLET_FIRST or words[-1] in _OUTLET_LAST


@cache
def _known_outlets() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in read_words("archive.extract", "outlets.txt"):
        names = [name.strip() for name in line.split("|")]
        known.update({fold_name(name): names[0] for name in names})
    return known


@cache
def _sections() -> dict[str, str]:
    return {fold_name(name): name for name in read_words("archive.extract", "sections.txt")}
