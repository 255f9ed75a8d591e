"""The several names of one thing: DGSN, Sûreté nationale, الأمن الوطني.

`data/aliases.txt` has one group a line. Arabic words are compared by their stems, Latin ones as
they are folded; the little words of French, English and Spanish do not count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from archive.search.query import Phrase
from archive.text.stemming import stem
from archive.text.tokens import terms
from archive.text.wordlists import read_words

MOST_OTHERS = 8

_LITTLE_WORDS = frozenset(
    "a al and au aux d de del des du ed el en er es et for l la las le les los of s the y".split()
)


@dataclass(frozen=True, slots=True)
class Form:
    """One name as it is written, its folded terms, and what it is recognised by."""

    text: str
    terms: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """The names of one thing; none of them belongs to another alias."""

    forms: tuple[Form, ...]

    def others(self, spelled: Iterable[str]) -> tuple[Phrase, ...]:
        """Return the names but the one that some terms spell, as words side by side."""
        key = alias_key(tuple(spelled))
        others = [form for form in self.forms if form.key != key]
        return tuple(Phrase(text=form.text, terms=form.terms) for form in others[:MOST_OTHERS])


def find_alias(words: Sequence[Sequence[str]]) -> tuple[Alias, int] | None:
    """Find the longest alias that the first words are, and how many of them it takes.

    A word is the terms it was cut into: `l'Intérieur` is l and interieur, and is taken whole.
    """
    for count in range(min(len(words), _most_words()), 0, -1):
        spelled = tuple(term for word in words[:count] for term in word)
        alias = _find_whole(spelled) if spelled[-1] not in _LITTLE_WORDS else None
        if alias is not None:
            return alias, count
    return None


def read_aliases() -> tuple[Alias, ...]:
    """Read the groups of the alias file, in order."""
    lines = read_words("archive.search", "aliases.txt")
    return tuple(Alias(tuple(map(_form, line.split(" = ")))) for line in lines)


def alias_key(spelled: Sequence[str]) -> tuple[str, ...]:
    """Turn folded terms into what two spellings of one name have in common."""
    return tuple(stem(term) for term in spelled if term not in _LITTLE_WORDS)


def _find_whole(spelled: tuple[str, ...]) -> Alias | None:
    """The same spelling goes before the same stems: الفاسي is Fassi, بفاس is Fès."""
    spellings, keys = _indexed()
    return spellings.get(spelled) or keys.get(alias_key(spelled))


def _form(text: str) -> Form:
    found = terms(text)
    return Form(text=text, terms=found, key=alias_key(found))


@cache
def _indexed() -> tuple[dict[tuple[str, ...], Alias], dict[tuple[str, ...], Alias]]:
    """Aliases by the terms of their forms, and by their keys; of one key the first alias."""
    spellings: dict[tuple[str, ...], Alias] = {}
    keys: dict[tuple[str, ...], Alias] = {}
    for alias in read_aliases():
        for form in alias.forms:
            spellings[form.terms] = alias
            keys.setdefault(form.key, alias)
    return spellings, keys


@cache
def _most_words() -> int:
    return max(len(form.terms) for alias in read_aliases() for form in alias.forms)
