"""What a text would have been, had the other keyboard layout been on.

Keys are named by the letters of the US layout. The Arabic layout is Arabic 101 of Windows, with
the letter that Arabic 102 has on another key; the French one is AZERTY as sold in Morocco.
"""

import re
from collections.abc import Iterator

_KEYS = r"qwertyuiop[]asdfghjkl;'zxcvnm,./`\HYNbGTB"
_AZERTY = "azertyuiop^$qsdfghjklmùwxcvn,;:!²*HYNbGTB"
_ARABIC = [*"ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذذأإآ", "لا", "لأ", "لإ", "لآ"]

# AZERTY types digits with shift; without it, the digit keys give these.
_DIGITS = dict(zip("&éè_çà", "127890", strict=True))
# The circumflex of AZERTY waits for the next letter and joins it.
_DEAD = str.maketrans({"â": "^a", "ê": "^e", "î": "^i", "ô": "^o", "û": "^u"})

_QWERTY_TO_ARABIC = dict(zip(_KEYS, _ARABIC, strict=True))
_AZERTY_TO_ARABIC = {**dict(zip(_AZERTY, _ARABIC, strict=True)), **_DIGITS}
# Where two keys give one letter, the first of them.
_ARABIC_TO_QWERTY = dict(zip(reversed(_ARABIC), reversed(_KEYS), strict=True))
_ARABIC_TO_AZERTY = dict(zip(reversed(_ARABIC), reversed(_AZERTY), strict=True))

# Tatweel lies between the letters, and is typed in no language.
_ARABIC_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ARABIC_KEY = re.compile(f"ل[اأإآ]|{_ARABIC_LETTER.pattern}")
_LATIN_LETTER = re.compile("[A-Za-z]")


def other_layouts(text: str) -> Iterator[str]:
    """Give what was meant, for each layout that may have been off or on by mistake.

    A text in both scripts was typed with the layouts that were wanted.
    """
    arabic, latin = _ARABIC_LETTER.search(text), _LATIN_LETTER.search(text)
    if latin and not arabic:
        pressed = text.lower() if text.isupper() else text  # caps lock is no shift in Arabic
        yield _typed(pressed, _QWERTY_TO_ARABIC)
        yield _typed(pressed.translate(_DEAD), _AZERTY_TO_ARABIC)
    elif arabic and not latin:
        yield _ARABIC_KEY.sub(lambda key: _ARABIC_TO_QWERTY.get(key[0], key[0]), text)
        yield _ARABIC_KEY.sub(lambda key: _ARABIC_TO_AZERTY.get(key[0], key[0]), text)


def _typed(text: str, layout: dict[str, str]) -> str:
    """A capital that has no letter of its own was typed for its small one."""
    return "".join(layout.get(key, layout.get(key.lower(), key)) for key in text)
