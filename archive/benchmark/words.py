"""Invented Arabic words without end: a number in, a root in a pattern with its affixes out."""

import re

# Real function words, the commonest first: every text is held together by the same few.
FUNCTION_WORDS = tuple(
    "في من على أن إلى التي عن الذي مع هذا هذه بعد كان ما كما أو لا قد بين ذلك خلال حيث عند أي"
    " كانت كل قبل هو هي لم غير حتى منذ تم لدى إذا أمام ضد وقد عليه عليها فيها أنه أنها".split()
)

_LETTERS = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PATTERNS = tuple(
    "123 1ا23 م12و3 12ي3 12ا3 ت12ي3 م123 ا1ت2ا3 است12ا3 ان12ا3 م1ا23 12ا3ة ت1ا23 مت12ا3 مست12ي3"
    " 12و3 إ12ا3 123ة م12ا3 1وا2ي3 ت123 م1ت23 12ا3ي م123ة".split()
)
_TEMPLATES = tuple(re.sub(r"\d", lambda d: f"{{{int(d[0]) - 1}}}", each) for each in _PATTERNS)

# Prefix, suffix and how many of a hundred words wear them.
_AFFIXES = (
    ("", "", 52), ("ال", "", 14), ("", "ة", 4), ("و", "", 4), ("ال", "ة", 3), ("", "ات", 3),
    ("ال", "ية", 3), ("وال", "", 3), ("بال", "", 3), ("", "ها", 2), ("لل", "", 2), ("", "ه", 2),
    ("ال", "ين", 1), ("ب", "", 1), ("ل", "", 1), ("", "هم", 1), ("وال", "ات", 1),
)  # fmt: skip
AFFIX_WEIGHTS = tuple(weight for _, _, weight in _AFFIXES)
AFFIX_COUNT = len(_AFFIXES)

# One lemma in so many is a number, as one word in thirty of a dispatch is.
_NUMBERS_EVERY = 31
_LARGEST_NUMBER = 100_000
# A prime: multiplied by it, neighbours in frequency look nothing alike.
_SPREAD = 7_368_787
_MOST_KEPT = 400_000


class Words(dict[int, str]):
    """Words by key, written when they are first asked for; a key is a lemma's and an affix's.

    The lemma is the rank of a word without affixes in a list by frequency, counted from 0. So
    that memory has a bound, all words are forgotten when they have become many.
    """

    def __missing__(self, key: int) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        word = self[key] = write_word(*divmod(key, AFFIX_COUNT))
        return word


def write_word(lemma: int, affix: int) -> str:
    """Write a lemma with an affix; function words and numbers wear none."""
    if lemma < len(FUNCTION_WORDS):
        return FUNCTION_WORDS[lemma]
    if lemma % _NUMBERS_EVERY == 0:
        return str(lemma % _LARGEST_NUMBER)
    prefix, suffix, _ = _AFFIXES[affix]
    return f"{prefix}{_write_lemma(lemma)}{suffix}"


def _write_lemma(lemma: int) -> str:
    """Put a root into a pattern: three letters while such words last, then four and more."""
    letters, room = 3, len(_LETTERS) ** 3 * len(_PATTERNS)
    while lemma >= room:
        lemma -= room
        letters += 1
        room *= len(_LETTERS)
    root, pattern = divmod(lemma * _SPREAD % room, len(_PATTERNS))
    first, second, last = _read_root(root, letters)
    return _TEMPLATES[pattern].format(first, second, last)


def _read_root(root: int, letters: int) -> tuple[str, str, str]:
    """Return the first letter, those between and the last."""
    rest, first = divmod(root, len(_LETTERS))
    between = ""
    for _ in range(letters - 2):
        rest, letter = divmod(rest, len(_LETTERS))
        between += _LETTERS[letter]
    return _LETTERS[first], between, _LETTERS[rest]
