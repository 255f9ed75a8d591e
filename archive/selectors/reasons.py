"""Why a hit was found where it does not say what was asked.

An article or a proclitic on the word is no reason worth a line: nearly every hit has one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.search.query import And, Leaf, Node, Not, Or, Phrase, Prefix, Query, Widened
from archive.search.snippets import Piece
from archive.selectors.search import FoundArticle
from archive.selectors.wording import as_asked
from archive.text.stemming import stem, without_prefix
from archive.text.tokens import terms

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A word as a text has it, and the asked one that it was found for."""

    written: str
    asked: str


def matches_in_other_words(found: FoundArticle, query: Query) -> tuple[Match, ...]:
    """Return the first marked words of a hit that are not spelled as was asked, each once."""
    asked = tuple(_asked(query.root))
    matches: dict[tuple[tuple[str, ...], str], Match] = {}
    for piece in (*found.headline, *found.passage.pieces):
        if (
            piece.mark
            and piece.number < len(asked)
            and (match := _match(piece, asked[piece.number]))
        ):
            matches.setdefault((terms(match.written), match.asked), match)
    return tuple(matches.values())[:MOST_REASONS]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A wanted leaf, and what the reader wrote where it stands for something else."""

    leaf: Leaf
    instead_of: str = ""


def _asked(node: Node | None, instead_of: str = "") -> Iterator[_Asked]:
    """Give the wanted leaves of a tree in the order in which marks number them."""
    match node:
        case None | Not():
            return
        case And(parts) | Or(parts):
            for part in parts:
                yield from _asked(part, instead_of)
        case Widened(part, others, _):
            yield from _asked(part, instead_of)
            written = instead_of or as_asked(part)
            for other in others:
                yield from _asked(other, written)
        case _:
            yield _Asked(node, instead_of)


def _match(piece: Piece, asked: _Asked) -> Match | None:
    found = terms(piece.text)
    if isinstance(asked.leaf, Phrase) and found == asked.leaf.terms and not asked.instead_of:
        return None
    bare = _bare(found)
    if asked.instead_of:
        same = bare == _bare(terms(asked.instead_of))
        return None if same else Match(piece.text, asked.instead_of)
    match asked.leaf:
        case Phrase(terms=wanted, slop=None) if bare != _bare(wanted):
            return Match(piece.text, asked.leaf.text)
        case Phrase(terms=wanted) if not set(bare) <= set(_bare(wanted)):
            return Match(piece.text, _nearest(found, wanted) or asked.leaf.text)
        case Prefix(beginning=letters) if not _begins(found, bare, letters):
            return Match(piece.text, asked.leaf.text)
    return None


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return folded words without their articles and proclitics."""
    return tuple(map(_bare_word, words))


@lru_cache(maxsize=4096)
def _bare_word(word: str) -> str:
    return without_prefix(word)


def _begins(found: tuple[str, ...], bare: tuple[str, ...], letters: str) -> bool:
    return any(words[0].startswith(letters) for words in (found, bare) if words)


def _nearest(found: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    """Return the word of a phrase that one of its words was found for."""
    stems = {stem(term) for term in found}
    return next((term for term in wanted if stem(term) in stems), "")
