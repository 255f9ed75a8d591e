"""A query widened by what its words are also called: aliases, and names in other letters.

What stands in quotes, has to be spelled the same or is excluded stays as the reader wrote it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeGuard

from archive.search.aliases import find_alias
from archive.search.query import And, Name, Node, Or, Phrase, Query, Reason, Widened
from archive.text.name_keys import ARTICLES, OPENERS, name_readings
from archive.text.stop_words import is_stop_word

SHORTEST_NAME = 4


def widen(query: Query) -> Query:
    """Return the query with its aliases and Latin names looked for in their other forms too."""
    return query if query.root is None else replace(query, root=_widened(query.root))


def _widened(node: Node) -> Node:
    match node:
        case And(parts):
            return _all_of(tuple(_side_by_side(parts)))
        case Or(parts):
            return Or(tuple(map(_widened, parts)))
        case Phrase():
            return _all_of(tuple(_side_by_side((node,))))
        case _:
            return node


def _side_by_side(parts: Sequence[Node]) -> Iterator[Node]:
    """Give the parts of a conjunction, the words of one name taken together."""
    position = 0
    while position < len(parts):
        run = _plain_words(parts[position:])
        node, taken = _by_alias(run) or _by_name(run) or (_untaken(parts[position]), 1)
        yield node
        position += taken


def _untaken(part: Node) -> Node:
    return part if isinstance(part, Phrase) else _widened(part)


def _plain_words(parts: Sequence[Node]) -> tuple[Phrase, ...]:
    """Return the plain words that come first, as far as all are looked for in one place."""
    words: list[Phrase] = []
    for part in parts:
        if not _is_plain(part) or (words and part.in_headline != words[0].in_headline):
            break
        words.append(part)
    return tuple(words)


def _is_plain(part: Node) -> TypeGuard[Phrase]:
    if not isinstance(part, Phrase) or not part.terms:
        return False
    return not (part.quoted or part.exact) and part.slop is None


def _by_alias(words: Sequence[Phrase]) -> tuple[Widened, int] | None:
    found = find_alias([word.terms for word in words])
    if found is None:
        return None
    alias, count = found
    others = alias.others(term for word in words[:count] for term in word.terms)
    placed = tuple(replace(other, in_headline=words[0].in_headline) for other in others)
    return Widened(_all_of(tuple(words[:count])), placed, Reason.ALIAS), count


def _by_name(words: Sequence[Phrase]) -> tuple[Widened, int] | None:
    """Take one Latin word, with the articles and the Ben or Abdel before it, for a name.

    Keys do not tell headline and body apart, so a word of the headline is not looked for by them.
    """
    openers = len(tuple(takewhile(_opens_a_name, words)))
    name = words[: openers + 1]
    if len(name) == openers or name[0].in_headline or not _is_name(name[-1]):
        return None
    text = " ".join(word.text for word in name)
    readings = name_readings(" ".join(term for word in name for term in word.terms))
    names = tuple(Name(text, keys) for keys in readings)
    return (Widened(_all_of(tuple(name)), names, Reason.NAME), len(name)) if names else None


def _opens_a_name(word: Phrase) -> bool:
    return len(word.terms) == 1 and (word.terms[0] in ARTICLES or word.terms[0] in OPENERS)


def _is_name(word: Phrase) -> bool:
    """Say whether a word is of Latin letters alone, and more than grammar."""
    if not all(term.isascii() and term.isalpha() for term in word.terms):
        return False
    return any(len(term) >= SHORTEST_NAME and not is_stop_word(term) for term in word.terms)


def _all_of(parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else And(parts)
