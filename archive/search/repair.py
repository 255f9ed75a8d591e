"""Words that the index does not know, and the known words that were meant by them.

Nothing that was asked is replaced: a repaired word stands beside the one that was typed.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypeGuard

from archive.search.query import And, Name, Node, Or, Phrase, Query, Reason, Widened
from archive.search.retyping import is_typed, retype
from archive.search.vocabulary import Vocabulary
from archive.text.name_keys import name_key
from archive.text.stemming import stem
from archive.text.stop_words import is_stop_word

MOST_NEIGHBOURS = 3

_SHORTEST_REPAIRED = 4
_SHORTEST_PART = 3
_ARTICLES = frozenset("ال وال بال فال كال لل ولل فلل وبال".split())
_NAME_PARTS = frozenset("عبد ابو ابي ابن بن".split())
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "فب", "فل", "وس")


def repair(query: Query, vocabulary: Vocabulary) -> Query:
    """Give the unknown words of a query the known ones that were meant, beside them."""
    if query.root is None:
        return query
    known = _Known(vocabulary)
    text = query.text if is_typed(query.root) else ""
    return replace(query, root=_repaired(query.root, known, text=text))


class _Known:
    """A vocabulary that is asked about each word once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._counts: dict[str, int] = {}

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and self.count(term) > 0

    def count(self, term: str) -> int:
        """Count the documents with a word as it is spelled or, if there are none, with its stem."""
        if term not in self._counts:
            spelled = self.count_spelling(term)
            self._counts[term] = spelled or self._vocabulary.count_stem(stem(term))
        return self._counts[term]

    def count_spelling(self, term: str) -> int:
        return self._vocabulary.count_spelling(term)

    def is_name(self, key: str) -> bool:
        """Say whether some word sounds like a name with these consonants."""
        return bool(key) and self._vocabulary.count_name(key) > 0

    def neighbours(self, term: str) -> list[str]:
        """Return the most frequent words that are one edit away."""
        return [word for word, _ in self._vocabulary.neighbours(term)[:MOST_NEIGHBOURS]]


def _repaired(node: Node, known: _Known, *, text: str = "") -> Node:
    """Read words side by side in another layout, if one was meant, and else repair each.

    What is excluded, or has other names already, stays; so does all that narrows the words.
    """
    parts = node.parts if isinstance(node, And) else (node,)
    words = tuple(filter(is_typed, parts))
    if meant := retype(words, known, text=text):
        retyped = _beside(_all_of(words), (_repaired(meant, known),))
        rest = (_repaired(part, known) for part in parts if not is_typed(part))
        return _all_of((retyped, *rest))
    match node:
        case And(parts):
            return And(_repaired_parts(parts, known, _repaired_in_row))
        case Or(parts):
            return Or(_repaired_parts(parts, known, _repaired))
        case _:
            return _repaired_in_row(node, known)


def _repaired_in_row(node: Node, known: _Known) -> Node:
    """Repair a word that stands in the layout of those beside it."""
    match node:
        case And() | Or():
            return _repaired(node, known)
        case _:
            return _beside(node, _others(node, known))


def _repaired_parts(
    parts: tuple[Node, ...], known: _Known, repaired: Callable[[Node, _Known], Node]
) -> tuple[Node, ...]:
    joined = _joined_words(parts, known)
    return tuple(
        _beside(part, (joined[place],)) if place in joined else repaired(part, known)
        for place, part in enumerate(parts)
    )


def _all_of(parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else And(parts)


def _beside(node: Node, others: tuple[Node, ...]) -> Node:
    return Widened(node, others, Reason.REPAIR) if others else node


def _joined_words(parts: tuple[Node, ...], known: _Known) -> dict[int, Phrase]:
    """Return the known words that two neighbours make, each by the place it is put beside.

    That is the place of the unknown one of the two, the first one's if both are.
    """
    joined: dict[int, Phrase] = {}
    for place, (first, second) in enumerate(pairwise(parts)):
        if _is_word(first) and _is_word(second) and place not in joined:
            term, other = first.terms[0], second.terms[0]
            if _may_join(term, other, known) and term + other in known:
                beside = place + 1 if term in known and other not in known else place
                joined[beside] = _word(first, term + other)
    return joined


def _may_join(first: str, second: str, known: _Known) -> bool:
    """Two known words are left alone, unless the first one seldom stands by itself."""
    if first[0].isdigit() or second[0].isdigit():
        return False
    lone = first in _ARTICLES or first in _NAME_PARTS
    return lone or first not in known or second not in known


def _is_word(node: Node) -> TypeGuard[Phrase]:
    """Say whether a node is a plain word: no phrase, not quoted, its spelling left open."""
    return isinstance(node, Phrase) and len(node.terms) == 1 and not (node.quoted or node.exact)


def _word(asked: Phrase, term: str) -> Phrase:
    return replace(asked, text=term, terms=(term,))


def _others(word: Node, known: _Known) -> tuple[Node, ...]:
    """Return what a word may have been meant to be: the likeliest kind of slip alone."""
    if not _is_word(word) or not _is_repairable(term := word.terms[0], known):
        return ()
    if bare := _without_proclitic(term, known):
        return (_word(word, bare),)
    if near := known.neighbours(term):
        return tuple(_word(word, neighbour) for neighbour in near)
    if halves := _split(term, known):
        return (Or(tuple(_word(word, half) for half in halves)),)
    if rest := _beside_article(term, known):
        return (_word(word, rest),)
    if known.is_name(key := name_key(term)):
        return (Name(word.text, (key,)),)
    return ()


def _is_repairable(term: str, known: _Known) -> bool:
    long_enough = len(term) >= _SHORTEST_REPAIRED and not term[0].isdigit()
    return long_enough and term not in known and not is_stop_word(term)


def _without_proclitic(term: str, known: _Known) -> str | None:
    """Cut off the prefix that only a longer word list would have told from the word."""
    for proclitic in _PROCLITICS:
        rest = term.removeprefix(proclitic)
        if rest != term and len(rest) >= _SHORTEST_PART and rest in known:
            return rest
    return None


def _split(term: str, known: _Known) -> tuple[str, str] | None:
    """Cut a word in the two known ones of which the rarer is the most frequent, as spelled first.

    Stems alone would part عبداللطيف after its second alef.
    """
    counted = [
        (min(map(known.count_spelling, halves)), min(map(known.count, halves)), halves)
        for halves in _halves(term)
    ]
    _, count, halves = max(counted, default=(0, 0, None))
    return halves if count else None


def _beside_article(term: str, known: _Known) -> str | None:
    """Return the known part of a word that has an article inside, where a space was left out."""
    for halves in _halves(term):
        if halves[1].startswith("ال"):
            return max((half for half in halves if half in known), key=len, default=None)
    return None


def _halves(term: str) -> Iterator[tuple[str, str]]:
    for at in range(1, len(term) - _SHORTEST_PART + 1):
        if at >= _SHORTEST_PART or term[:at] in _NAME_PARTS:
            yield term[:at], term[at:]
