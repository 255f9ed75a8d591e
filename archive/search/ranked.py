"""What hits are ranked by: the wanted words of a query, each at every level and with a weight."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from archive.search.analysis import derive
from archive.search.plan import Beginning, Condition, Field, RankedSet, RankedTerm, Terms
from archive.search.query import (
    And,
    Dated,
    Label,
    Leaf,
    Level,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Reason,
    Widened,
)
from archive.text.stop_words import is_stop_word
from archive.text.trigrams import trigrams

_WEIGHTS = {Reason.ALIAS: 0.5, Reason.NAME: 1.0, Reason.REPAIR: 0.9}
_FAMILY = 0.3

Ranked = RankedTerm | RankedSet


def rank_leaves(
    root: Node, level: Level, compiled: Callable[[Leaf], Condition]
) -> Iterator[Ranked]:
    """Give what the wanted leaves of a query are ranked by, in the query's order."""
    follows = False
    for leaf, weight in _weighed(root, 1.0):
        for ranked in _rank(leaf, weight, level, compiled(leaf)):
            if isinstance(ranked, RankedTerm) and weight == 1.0:
                yield replace(ranked, is_next=follows)
                follows = True
            else:
                yield ranked
                follows = False


def _weighed(node: Node, weight: float) -> Iterator[tuple[Leaf, float]]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _weighed(part, weight)
        case Widened(part, others, reason):
            yield from _weighed(part, weight)
            for other in others:
                yield from _weighed(other, weight * _WEIGHTS[reason])
        case Not() | Label() | Dated():
            return
        case _:
            yield node, weight


def _rank(leaf: Leaf, weight: float, level: Level, condition: Condition) -> Iterator[Ranked]:
    match leaf:
        case Phrase(terms=terms):
            for term in terms:
                if not is_stop_word(term) or len(terms) == 1:
                    yield _ranked_term(term, weight)
            if level is Level.FAMILY and isinstance(condition, Terms):
                yield RankedSet(condition, weight * _FAMILY)
        case Prefix() | Name() if isinstance(condition, Terms | Beginning):
            yield RankedSet(condition, weight)


def _ranked_term(term: str, weight: float) -> RankedTerm:
    word, family = derive(Field.WORD)(term), derive(Field.FAMILY)(term)
    return RankedTerm(term, word, family, trigrams(term), weight)
