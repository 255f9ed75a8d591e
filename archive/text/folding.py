"""Letters folded so that every spelling of a word has one form."""

import re
import unicodedata
from functools import lru_cache

# Vowel marks, Koranic signs, tatweel, Latin accents, zero-width and direction characters.
MARKS = (
    "\u0300-\u036f\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u06ea-\u06ed\u08d3-\u08ff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufc5e-\ufc63\ufe70-\ufe7f"
)
_CLUSTER = re.compile(f".[{MARKS}]*", re.DOTALL)
_MARK = re.compile(f"[{MARKS}]")
# Marks that stand alone, as PDF files have them; NFKC would put a space under them.
_LONE_MARK = re.compile("[\ufc5e-\ufc63\ufe70-\ufe7f]")

# A text of these alone has no marks and nothing to compose: it is folded letter by letter.
_PLAIN = re.compile("[ -~\n«»،؛؟\u0621-\u063a\u0641-\u064a]*")

_ALEFS = dict.fromkeys("أإآٱ", "ا")
_ALEF_FOLDING = str.maketrans(_ALEFS)
# Hamza seats, alef maqsura and ta marbuta; Persian and Maghrebi letter forms.
_LETTERS = str.maketrans(
    {
        **_ALEFS,
        **dict.fromkeys("ىیېے", "ي"),
        **dict.fromkeys("ةۀەہ", "ه"),
        **dict.fromkeys("کڪڭگݣ", "ك"),
        **dict.fromkeys("ڤڥ", "ف"),
        **dict.fromkeys("ۇۆۋ", "و"),
        "پ": "ب",
        "چ": "ج",
        "ژ": "ز",
        "٫": ".",
        "٬": ",",
    }
)


def fold(text: str) -> str:
    """Fold a text: marks out, letter variants to one letter, digits to ASCII, lower case.

    Compatibility forms (presentation forms, full-width letters) are resolved by NFKC, after
    Unicode Standard Annex #15.
    """
    if _PLAIN.fullmatch(text):
        return _fold_plain(text)
    return "".join(_fold_cluster(cluster) for cluster in _CLUSTER.findall(text))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold a text and say from which offset of it each folded letter came.

    The list has one entry more than the folded text: the length of the text.
    """
    if _PLAIN.fullmatch(text):
        return _fold_plain(text), list(range(len(text) + 1))
    letters: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        folded = _fold_cluster(match.group())
        letters.append(folded)
        offsets.extend([match.start()] * len(folded))
    return "".join(letters), [*offsets, len(text)]


def fold_name(name: str) -> str:
    """Fold a name to the key under which it is found: letters and single spaces."""
    return " ".join(fold(name).split())


def fold_alefs(word: str) -> str:
    """Fold marks and the hamzas of alef alone: ى, ة and the letters of neighbours stay."""
    return _without_marks(word).translate(_ALEF_FOLDING)


def _fold_plain(text: str) -> str:
    return text.translate(_LETTERS).lower()


@lru_cache(maxsize=1 << 14)
def _fold_cluster(cluster: str) -> str:
    composed = _without_marks(cluster).translate(_LETTERS)
    return "".join(_fold_letter(letter) for letter in composed.lower())


def _without_marks(text: str) -> str:
    return _MARK.sub("", unicodedata.normalize("NFKC", _LONE_MARK.sub("", text)))


def _fold_letter(letter: str) -> str:
    decimal = unicodedata.decimal(letter, None)
    if decimal is not None:
        return str(decimal)
    if "\u0600" <= letter <= "\u06ff":
        return letter
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in plain if not unicodedata.combining(part))
