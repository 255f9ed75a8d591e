"""Word families: one key for the words of one root (جريمة, مجرم, إجرام), wider than a stem.

After the idea of Taghva, Elkhoury and Coombs, "Arabic Stemming Without a Root Dictionary", 2005:
a derived word shows its root once the letters that derive it and the long vowels are off. Roots
are not looked up, so a key is no root for certain; it need only be one key for the family.
"""

import re
from functools import cache, lru_cache

from archive.text.folding import fold
from archive.text.stemming import is_name, stem
from archive.text.stop_words import stop_terms
from archive.text.wordlists import read_words

_EIGHTH_FORM = re.compile("[امتين](?:([^اويتن])ت|([ون])ت|([صض])ط|(ز)د)(..+)")
_TENTH_FORM = re.compile("[امتين]ست(...+)")
_SEVENTH_FORM = re.compile("[امين]ن([^اوي]..+)")
_FIFTH_FORM = re.compile("[متين]ت(...+)")
_WAW_FORM = re.compile("اي(?=[^اوي]ا[^اوي]$)")
_ONE_LETTER = re.compile("[امتين](...+)")
_LONG_VOWELS = re.compile("[اوي]")
_SHE_DID = re.compile("..+[^اوي]ت")
_ACTIVE = re.compile("[^اوي]ا[^اوي][^اوي]")


@lru_cache(maxsize=1 << 17)
def family(term: str) -> str:
    """Return the key of the family to which a folded term belongs."""
    word = stem(term)
    known = _known_families().get(word)
    if known or not _has_root(word):
        return known or word
    return _skeleton(_without_derivation(_without_verb_ending(word)))


def _has_root(word: str) -> bool:
    if word in _stop_stems() or is_name(word):
        return False
    return len(word) > 1 and "\u0621" <= word[0] <= "\u064a"


def _without_verb_ending(word: str) -> str:
    """Cut the ت of أعلنت and ذكرت, and leave that of بيت and وقت."""
    return word[:-1] if _SHE_DID.fullmatch(word) and _count_consonants(word) > 3 else word


def _without_derivation(word: str) -> str:
    if _ACTIVE.fullmatch(word) or len(word) < 4:
        return word
    if len(word) > 4:
        word = _WAW_FORM.sub("او", word)
        for form in (_TENTH_FORM, _EIGHTH_FORM, _SEVENTH_FORM, _FIFTH_FORM):
            if match := form.fullmatch(word):
                rest = "".join(group for group in match.groups() if group)
                if _count_consonants(rest) > 2:
                    return rest
    match = _ONE_LETTER.fullmatch(word)
    return match[1] if match and _count_consonants(match[1]) > 2 else word


def _count_consonants(word: str) -> int:
    return 1 + len(_LONG_VOWELS.sub("", word[1:]))


def _skeleton(word: str) -> str:
    """Return the consonants of a word; a root of two shows where its long vowel stands."""
    consonants = word[0] + _LONG_VOWELS.sub("", word[1:])
    if len(consonants) != 2:
        return consonants if len(consonants) > 2 else word
    if word[-1] in "اوي":
        return consonants + "ي"
    if len(word) > 2:
        return f"{consonants[0]}و{consonants[1]}"
    return consonants + consonants[1]


@cache
def _stop_stems() -> frozenset[str]:
    return frozenset(map(stem, stop_terms()))


@cache
def _known_families() -> dict[str, str]:
    lines = (fold(line).split() for line in read_words("archive.text", "families.txt"))
    return {stem(word): key for key, *words in lines for word in words}
