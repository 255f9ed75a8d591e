"""Stop words as the index holds them: words of grammar that tell no article from another.

They stay in the index, since phrases need them; ranking and the words a query demands leave them
out.
"""

from functools import cache

from archive.text.folding import fold, fold_alefs
from archive.text.wordlists import read_words


def is_stop_word(term: str) -> bool:
    """Say whether a term, as `terms` cuts it, is a stop word: على is one and علي is none."""
    return term in stop_terms()


def may_be_kept(term: str) -> bool:
    """Say whether a folded term may come from a stop word that keeps its spelling."""
    return term in _kept_when_folded()


def find_kept_spelling(word: str) -> str | None:
    """Return the term of a written word that keeps its ى in the index, if it is such a word."""
    return _kept().get(fold_alefs(word))


@cache
def stop_terms() -> frozenset[str]:
    """Return the terms of all stop words."""
    words = read_words("archive.text", "stop_words.txt")
    return frozenset(find_kept_spelling(word) or fold(word) for word in words)


@cache
def _kept() -> dict[str, str]:
    return {fold_alefs(word): word for word in read_words("archive.text", "kept_spellings.txt")}


@cache
def _kept_when_folded() -> frozenset[str]:
    return frozenset(map(fold, _kept()))
