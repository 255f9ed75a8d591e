"""What a query was also searched for as: aliases, names in other letters, words that were meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.search.query import And, Name, Node, Or, Query, Reason, Widened, replace_node
from archive.search.writing_back import as_query
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
    named = [node for node in _widened(query.root) if any(map(_is_name, node.others))]
    return tuple(dict.fromkeys(map(as_asked, named)))


def meant_words(query: Query) -> tuple[MeantWords, ...]:
    """Return what may have been meant by the parts that the archive hardly knows."""
    repaired = [node for node in _widened(query.root) if node.reason is Reason.REPAIR]
    meant = [_meant(node, query) for node in repaired]
    return tuple(each for each in meant if each.words)


def _widened(node: Node | None) -> Iterator[Widened]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _widened(part)
        case Widened():
            yield node


def _is_name(node: Node) -> bool:
    return isinstance(node, Name)


def _meant(repaired: Widened, query: Query) -> MeantWords:
    """Other spellings of a name are no words, and are told apart."""
    others = {node_in_words(other): other for other in repaired.others if not _is_name(other)}
    words = (MeantWord(text, _instead(query, repaired, other)) for text, other in others.items())
    return MeantWords(as_asked(repaired), tuple(words))


def _instead(query: Query, repaired: Node, meant: Node) -> str:
    return as_query(replace_node(query.root, repaired, meant)) if query.root is not None else ""
