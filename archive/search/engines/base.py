"""What all engines share: the tree of a query, the order of hits, slices and facet counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from haystack.backends import SQ, BaseSearchBackend, BaseSearchQuery, SearchNode
from haystack.models import SearchResult

SORT_FIELD = "published_on"


@dataclass(frozen=True, slots=True)
class Match:
    """One matching document: its key, its score and its stored fields."""

    pk: int
    score: float
    stored: dict[str, str] = field(default_factory=dict)


class TreeQuery(BaseSearchQuery):
    """A Haystack query that hands its tree to the backend, instead of a text to parse again.

    Haystack's own way of adding a filter flattens the tree and loses nested negations.
    """

    query_filter: SearchNode

    def add_filter(self, query_filter: SQ, use_or: bool = False) -> None:
        parts = [part for part in (self.query_filter, _as_node(query_filter)) if part]
        self.query_filter = SearchNode(parts, SQ.OR if use_or else SQ.AND)

    def build_query(self) -> SearchNode:
        return self.query_filter


class TreeBackend(BaseSearchBackend):
    """A backend that answers a query tree; an engine only says which documents match."""

    def match(self, query: SearchNode) -> Iterable[Match]:
        """Find every document that matches, in any order."""
        raise NotImplementedError

    def search(
        self,
        query_string: SearchNode,
        *,
        sort_by: Sequence[str] = (),
        start_offset: int = 0,
        end_offset: int | None = None,
        facets: Iterable[str] = (),
        **kwargs: Any,
    ) -> dict[str, Any]:
        matches = sorted(self.match(query_string), key=_order(*sort_by))
        return {
            "results": [_result(match) for match in matches[start_offset:end_offset]],
            "hits": len(matches),
            "facets": {"fields": {name: _counts(name, matches) for name in facets}},
        }


def _as_node(part: SQ | tuple[str, str]) -> SearchNode | tuple[str, str]:
    """Haystack copies queries deeply, which its nodes can stand and its SQ cannot."""
    if isinstance(part, tuple):
        return part
    return SearchNode([_as_node(child) for child in part.children], part.connector, part.negated)


def read_leaf(leaf: tuple[str, str]) -> tuple[str, list[str]]:
    """Split a leaf of the tree into its field and the terms that stand side by side."""
    expression, value = leaf
    return expression.removesuffix("__exact"), value.split()


def _order(sort_by: str = "") -> Callable[[Match], tuple[object, ...]]:
    """Sort by day, undated articles last, or by score; ties by key, so that pages are stable."""
    if not sort_by:
        return lambda match: (-match.score, match.pk)
    sign = -1 if sort_by.startswith("-") else 1
    return lambda match: (not _day(match), sign * _day(match), match.pk)


def _day(match: Match) -> int:
    return int(match.stored.get(SORT_FIELD, "").replace("-", "") or 0)


def _counts(name: str, matches: Iterable[Match]) -> list[tuple[str, int]]:
    counts = Counter(value for match in matches for value in match.stored.get(name, "").split())
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _result(match: Match) -> SearchResult:
    return SearchResult("archive", "article", match.pk, match.score)
