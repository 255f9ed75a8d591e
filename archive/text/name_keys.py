"""Names keyed by their consonants, so that the Latin and the Arabic spellings of one name meet.

The table follows how Morocco writes its names in French, and reads English spellings beside it.
Vowels are left out on both sides but for a last i (الشرقاوي, Cherkaoui; not شركاء), letters that
the romanisation confuses share one sign (ت ط ث t th; ك ق k q and hard g), and the articles fall.
"""

import re
from functools import lru_cache

from archive.text.stemming import fold_seats, stem
from archive.text.tokens import terms

SHORTEST_KEY = 3
LONGEST_NAME = 40
MOST_READINGS = 4
# إلياس and الله keep their first letters.
_LONGEST_WITHOUT_ARTICLE = 5

_ARABIC = re.compile("[ءابتثجحخدذرزسشصضطظعغؤئفقكلمنهوي]+")
_LATIN = re.compile("[a-z]+")
_VOWEL = "_"
_LAST_I = "i"

_ARABIC_SIGNS = str.maketrans(
    dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttjhxddrzscsdtdgfkklmnh", strict=True))
    | dict.fromkeys("اءؤئعوي")
)
_DIGRAPHS = {
    "sch": "c", "ch": "c", "sh": "c", "kh": "x", "gh": "g", "th": "t", "dh": "d", "ph": "f",
    "dj": "j",
}  # fmt: skip
_LETTERS = {"c": "k", "g": "k", "q": "k", "p": "b", "v": "f", "x": "ks"}
_SOFT = {"c": "s", "g": "j"}
_SOUND = re.compile("|".join([*_DIGRAPHS, "[cg](?=[eiy])", "[a-z]"]))

# Articles and elided particles that stand as a word of their own: El Jadida, Er-Rachidia, d'Agadir.
ARTICLES = frozenset("el al er ar es as et at ed ad en an ez az ech ach ash l d ال".split())
# Words that open a name and stay a part of it; their keys are short, and kept all the same.
OPENERS = {
    **dict.fromkeys("بن ابن ben bin ibn".split(), "bn"),
    **dict.fromkeys("عبد abd abdel abdal abdul abdoul".split(), "bd"),
}
_WHOLE = {
    **OPENERS,
    **dict.fromkeys("الله allah lah llah".split(), "llh"),
    "الاله": "lh",
    "ilah": "lh",
}

_ARABIC_SERVANT = re.compile("و?(عبد)(ال..+)")
_SERVANT = re.compile(
    r"(abd)(?:[aeou]{1,2}l|e|[aou]{1,2}(?=([a-z])\2)|(?=[^aeiou]))(?P<rest>[a-z]{3,})"
)
_OF_THE_FAITH = re.compile("([a-z]{2,}?)(?:[aeou]{1,2}d|e)(dine?)")
_ATTACHED_ARTICLE = re.compile("(?:el|al(?=[^aeiouy]))(?P<rest>[a-z]{3,})")
_GLIDE = re.compile("(?:w|ou(?=[aeiy]))|(?P<y>y)")
_DOUBLED = re.compile(r"(.)\1+")

# Spellings that may be read otherwise: Abdelatif; Lamrani = العمراني, Guercif = جرسيف; the ى of
# Mustapha is a ي once folded.
_OTHERWISE = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        (r"^ben(?=[a-z]{4})", "ben "),
        (r"^abde(?=la)", "abdel"),
        (r"^l(?=a[^eiou]|[^aeiou])", ""),
        (r"gu(?=[ei])|g(?![heiy])", "j"),
        (r"gu(?=[ei])|g(?!h)", "gh"),
        (r"g(?=[eiy])", "k"),
        (r"\brh", "gh"),
        (r"th", "t-h"),
        (r"a$", "i"),
    )
)


def name_keys(text: str) -> tuple[str, ...]:
    """Return the keys of a name's words, in order; articles have none."""
    spelled = [term for term in terms(text) if term not in ARTICLES and len(term) <= LONGEST_NAME]
    words = [part for term in spelled for part in _words(term)]
    return tuple(key for word in words if (key := _key(word)))


def name_readings(text: str) -> tuple[tuple[str, ...], ...]:
    """Return each way to read a Latin name as keys an index may hold, the likeliest first."""
    name = " ".join(terms(text))
    spelled = [name, *(pattern.sub(other, name) for pattern, other in _OTHERWISE)]
    readings = [each for spelling in spelled for each in _apart_and_joined(spelling)]
    return tuple(filter(_is_kept, dict.fromkeys(readings)))[:MOST_READINGS]


@lru_cache(maxsize=1 << 16)
def name_key(term: str) -> str:
    """Return the key under which an index holds a folded term; empty if it is no long name."""
    if len(term) > LONGEST_NAME:
        return ""
    bare = _bare(term)
    if bare in OPENERS:
        return OPENERS[bare]
    key = "".join(map(_key, _parts(bare)))
    return key if _is_long(key) else ""


def _apart_and_joined(spelling: str) -> tuple[tuple[str, ...], ...]:
    """Give the keys of a spelling, and their one key if Arabic may write it as one word."""
    keys = _parted_keys(spelling) if "-" in spelling else name_keys(spelling)
    is_one = " " not in spelling or keys[:1] in {(key,) for key in OPENERS.values()}
    return (keys, ("".join(keys),)) if is_one else (keys,)


def _parted_keys(spelling: str) -> tuple[str, ...]:
    """Give the keys of a spelling whose t and h are two sounds."""
    words = [word for word in spelling.split() if word not in ARTICLES]
    return tuple(key for word in words if (key := OPENERS.get(word) or _latin_key(word)))


def _is_kept(keys: tuple[str, ...]) -> bool:
    long = [_is_long(key) for key in keys]
    return any(long) and all(
        is_long or key in OPENERS.values() for key, is_long in zip(keys, long, strict=True)
    )


def _is_long(key: str) -> bool:
    return len(key) - key.count(_LAST_I) >= SHORTEST_KEY


def _words(term: str) -> tuple[str, ...]:
    return _parts(_bare(term))


def _parts(bare: str) -> tuple[str, ...]:
    """Part the words that are written as one: Abdellatif, عبداللطيف, Noureddine."""
    if match := _ARABIC_SERVANT.fullmatch(bare):
        return match[1], _bare(match[2])
    if match := _SERVANT.fullmatch(bare):
        return match[1], match["rest"]
    match = _OF_THE_FAITH.fullmatch(bare)
    return (match[1], match[2]) if match else (bare,)


def _bare(term: str) -> str:
    """Cut what stands before the stem of an Arabic term: the article and proclitics.

    A lone و may begin the name (وهابي), and no key of three other consonants keeps it. What the
    stemmer protects as a word (التهام) is an article in a name (التهامي).
    """
    if not _ARABIC.fullmatch(term) or term in _WHOLE:
        return term
    if term[0] == "و" and term[1:] in _WHOLE:
        return term[1:]
    start = max(fold_seats(term).find(stem(term)), 0)
    bare = term[start:] if term[:start] != "و" else term
    return bare[2:] if bare.startswith("ال") and len(bare) > _LONGEST_WITHOUT_ARTICLE else bare


def _key(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    if _ARABIC.fullmatch(word):
        return _arabic_key(word)
    return _latin_key(word) if _LATIN.fullmatch(word) else ""


def _arabic_key(word: str) -> str:
    glide = {"و": "w", "ي": "y"}.get(word[0], "")
    last = _LAST_I if word.endswith("ي") else ""
    return _trimmed(glide, word.removesuffix("ه").translate(_ARABIC_SIGNS)) + last


def _latin_key(word: str) -> str:
    match = _ATTACHED_ARTICLE.fullmatch(word)
    if match and len(_consonants(match["rest"])) > 1:
        word = match["rest"]
    glide = _GLIDE.match(word)
    sign = "" if glide is None else "y" if glide["y"] else "w"
    last = _LAST_I if word.endswith(("i", "y")) else ""
    return _trimmed(sign, _consonants(word)) + last


def _consonants(word: str) -> str:
    sounds = "".join(map(_sign, _SOUND.finditer(word)))
    return _DOUBLED.sub(r"\1", sounds).replace(_VOWEL, "")


def _sign(sound: re.Match[str]) -> str:
    letters = sound.group()
    if letters in "aeiouwy":
        return _VOWEL
    if letters in _SOFT and sound.string[sound.end() : sound.end() + 1] in {"e", "i", "y"}:
        return _SOFT[letters]
    return _DIGRAPHS.get(letters) or _LETTERS.get(letters, letters)


def _trimmed(glide: str, consonants: str) -> str:
    """Drop a last h, which may stand for ة, and a first w or y, where enough is left."""
    if consonants.endswith("h") and len(consonants) > SHORTEST_KEY:
        consonants = consonants[:-1]
    return consonants if len(consonants) >= SHORTEST_KEY else glide + consonants
