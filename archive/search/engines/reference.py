"""The meaning of every query, in memory and in obvious lines: the measure of other engines."""

from collections.abc import Iterable, Iterator
from typing import Any

from haystack.backends import BaseEngine, SearchNode
from haystack.indexes import SearchIndex
from haystack.utils import get_identifier

from archive.search.engines.base import Match, TreeBackend, TreeQuery, read_leaf

Document = dict[str, str]


class ReferenceBackend(TreeBackend):
    """Documents in a dictionary, looked through one by one."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.documents: dict[str, Document] = {}

    def update(self, index: SearchIndex, iterable: Iterable[Any], commit: bool = True) -> None:
        for article in iterable:
            self.documents[get_identifier(article)] = index.full_prepare(article)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        self.documents.pop(get_identifier(obj_or_string), None)

    def clear(self, models: Any = None, commit: bool = True) -> None:
        self.documents.clear()

    def match(self, query: SearchNode) -> Iterator[Match]:
        for document in self.documents.values():
            if matches(document, query):
                yield Match(int(document["django_id"]), _score(document, query), document)


def matches(document: Document, node: SearchNode | tuple[str, str]) -> bool:
    """Say whether a document is what a query tree asks for."""
    if isinstance(node, tuple):
        field, terms = read_leaf(node)
        return _count(document.get(field, "").split(), terms) > 0
    join = any if node.connector == SearchNode.OR else all
    found = not node.children or join(matches(document, child) for child in node.children)
    return bool(found != node.negated)


def _score(document: Document, node: SearchNode | tuple[str, str]) -> float:
    """Count how often the wanted terms occur."""
    if isinstance(node, tuple):
        field, terms = read_leaf(node)
        return float(_count(document.get(field, "").split(), terms))
    if node.negated:
        return 0.0
    return sum(_score(document, child) for child in node.children)


def _count(words: list[str], terms: list[str]) -> int:
    size = len(terms)
    return sum(words[i : i + size] == terms for i in range(len(words) - size + 1))


class ReferenceEngine(BaseEngine):
    """Haystack's handle on the reference backend."""

    backend = ReferenceBackend
    query = TreeQuery
