"""Letter trigrams of a word: what the words of a family still share when no rule joins them."""

from functools import lru_cache

from archive.text.stemming import without_prefix

_LENGTH = 3


@lru_cache(maxsize=1 << 14)
def trigrams(term: str) -> tuple[str, ...]:
    """Return the trigrams of a folded term, its prefixes off and its suffixes on.

    A word of three letters is its own trigram; a shorter one is marked, so that it is no other.
    """
    word = without_prefix(term)
    if len(word) < _LENGTH:
        return (f"^{word}",)
    return tuple(word[at : at + _LENGTH] for at in range(len(word) - _LENGTH + 1))
