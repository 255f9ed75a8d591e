"""Light stemming: articles, proclitics and one suffix off, after Larkey's light10.

Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval", 2007.
Word lists keep it from cutting into words: protected words whose first letters only look like a
prefix, whole words whose last letters only look like a suffix, hosts from which a single-letter
proclitic may go, and stop words, which no stem may become.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from archive.text.folding import fold
from archive.text.stop_words import stop_terms
from archive.text.wordlists import read_words

_ARTICLES = ("وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك")
# Longest first; ta marbuta and alef maqsura are folded.
_SUFFIXES = tuple(
    sorted(
        "ياتها ياتهم اتهما اتها اتهم اتنا تهما يتها يتهم يتين تها تهم تنا هما كما"
        " يات يون يين يها يهم هم هن ها نا كم ات ان ون ين تان تين يه يا وا ته ه ي ا".split(),
        key=lambda suffix: (-len(suffix), suffix),
    )
)
_SUFFIXES_BY_LETTER = {
    letter: tuple(suffix for suffix in _SUFFIXES if suffix.endswith(letter)) for letter in "اتمنهي"
}
_SEATS = str.maketrans("ؤئ", "وي")
_SHORTEST_STEM = 3
_SHORTEST_AFTER_ARTICLE = 2


@lru_cache(maxsize=1 << 16)
def stem(term: str) -> str:
    """Return the stem of a folded term; terms that are not Arabic words stay as they are."""
    if not _is_arabic(term) or term in stop_terms():
        return term
    word = _without_prefix(term)
    return word if word in _names() else fold_seats(_without_suffix(word))


def without_prefix(term: str) -> str:
    """Return a folded term without its article and proclitics, its suffixes left on."""
    return _without_prefix(term) if _is_arabic(term) and term not in stop_terms() else term


def fold_seats(word: str) -> str:
    """Give the spellings of a hamza inside a word one form: مسؤول, مسئول and مسوول, رئيس and رييس.

    A hamza after the last alef goes, so that قضاء, قضائي and قضائها meet; شيء and جزء keep theirs.
    """
    if len(word) < _SHORTEST_STEM or word.isascii():
        return word
    if word[-1] in "ءؤئ" and word[-2] == "ا":
        word = word[:-1]
    word = word.replace("ئو", "و").replace("ؤو", "و").translate(_SEATS)
    return word.replace("وو", "و").replace("يي", "ي")


def is_name(term: str) -> bool:
    """Say whether a term is a name that is kept whole."""
    return term in _names()


def _is_arabic(term: str) -> bool:
    return "\u0620" <= term[:1] <= "\u06ff"


def _without_prefix(word: str) -> str:
    for rest in _without_each_proclitic(word):
        if _is_protected(rest):
            return rest
    for article in _ARTICLES:
        rest = word.removeprefix(article)
        if rest != word and len(rest) >= _shortest_rest(article):
            return rest
    return _without_proclitic(word)


def _without_each_proclitic(word: str) -> Iterator[str]:
    """Give the word, and what is left of it after one proclitic and after two."""
    yield word
    if word[:1] in _PROCLITICS and len(word) > _SHORTEST_STEM:
        yield word[1:]
        if word[0] in "وف" and word[1] in _PROCLITICS and len(word) > _SHORTEST_STEM + 1:
            yield word[2:]


def _shortest_rest(article: str) -> int:
    return _SHORTEST_AFTER_ARTICLE if article in {"ال", "لل"} else _SHORTEST_STEM


def _without_proclitic(word: str) -> str:
    """Cut و from long words, and each proclitic from its hosts."""
    letter, rest = word[:1], word[1:]
    if letter not in _PROCLITICS or len(rest) < _SHORTEST_STEM:
        return word
    if _is_host(rest):
        return rest
    if letter == "و" and _is_host(rest[1:]) and rest[0] in _PROCLITICS:
        return rest[1:]
    return rest if letter == "و" and len(word) > _SHORTEST_STEM + 1 else word


def _without_suffix(word: str) -> str:
    if word in _whole_words():
        return word
    for suffix in _SUFFIXES_BY_LETTER.get(word[-1:], ()):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            rest = word[: -len(suffix)]
            if rest not in stop_terms():
                return rest
    return word


def _is_protected(word: str) -> bool:
    return word in _names() or _without_suffix(word) in _protected_stems()


def _is_host(word: str) -> bool:
    return word in _hosts() or (len(word) > _SHORTEST_STEM and _without_suffix(word) in _hosts())


@cache
def _whole_words() -> frozenset[str]:
    return frozenset(fold(word) for word in read_words("archive.text", "whole_words.txt"))


@cache
def _names() -> frozenset[str]:
    words = read_words("archive.text", "protected.txt")
    return frozenset(fold(word[1:]) for word in words if word.startswith("="))


@cache
def _protected_stems() -> frozenset[str]:
    words = read_words("archive.text", "protected.txt")
    return frozenset(_without_suffix(fold(word)) for word in words if not word.startswith("="))


@cache
def _hosts() -> frozenset[str]:
    words = [fold(word) for word in read_words("archive.text", "proclitic_hosts.txt")]
    return frozenset([*words, *(_without_suffix(word) for word in words)])
