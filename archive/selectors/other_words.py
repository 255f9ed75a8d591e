"""What a query was also searched for as: aliases, names in other letters, words that were meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.search.query import And, Node, Or, Query, Reason, Widened
from archive.selectors.wording import as_asked, node_in_words


@dataclass(frozen=True, slots=True)
class MeantWord:
    """A word of the archive that may have been meant, and the query with it in its place."""

    text: str
    query: str


@dataclass(frozen=True, slots=True)
class MeantWords:
    """A part of a query that the archive hardly knows, and what may have been meant."""

    asked: str
    words: tuple[MeantWord, ...]


def other_names(query: Query) -> tuple[str, ...]:
    """Return the other names of what was asked for, each once."""
    aliases = [node for node in _widened(query.root) if node.reason is Reason.ALIAS]
    return tuple(dict.fromkeys(node_in_words(other) for node in aliases for other in node.others))


def names_by_sound(query: Query) -> tuple[str, ...]:
    """Return the names that were looked for in any spelling, in Arabic letters and in Latin."""
    names = [as_asked(node) for node in _widened(query.root) if node.reason is Reason.NAME]
    return tuple(dict.fromkeys(names))


def meant_words(query: Query) -> tuple[MeantWords, ...]:
    """Return what may have been meant by the parts that the archive hardly knows."""
    repaired = [node for node in _widened(query.root) if node.reason is Reason.REPAIR]
    return tuple(_meant(node, query) for node in repaired)


def _widened(node: Node | None) -> Iterator[Widened]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _widened(part)
        case Widened():
            yield node


def _meant(repaired: Widened, query: Query) -> MeantWords:
    asked = as_asked(repaired)
    texts = dict.fromkeys(node_in_words(other) for other in repaired.others)
    whole = repaired is query.root
    words = (
        MeantWord(text, text if whole else query.text.replace(asked, text, 1)) for text in texts
    )
    return MeantWords(asked, tuple(words))
