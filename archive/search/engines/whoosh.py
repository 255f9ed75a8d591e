"""The embedded engine: Haystack's Whoosh backend, on terms instead of text."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from haystack import connections
from haystack.backends import BaseEngine, SearchNode
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.fields import SearchField
from haystack.indexes import SearchIndex
from haystack.utils import get_identifier
from whoosh import query as whoosh_query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError
from whoosh.searching import Searcher
from whoosh.writing import CLEAR, IndexWriter

from archive.search.analysis import SCHEMA_VERSION
from archive.search.engines.base import Match, TreeBackend, TreeQuery, read_leaf
from archive.search.hits import IndexUnavailableError

# How long a writer waits for another one, in seconds.
_WRITE_TIMEOUT = 60
# A reader that meets a commit finds the new files when it looks again.
_READ_ATTEMPTS = 5
_HEADLINE_BOOST = 2.0


class WhooshBackend(TreeBackend, WhooshSearchBackend):
    """An index on disk, in a folder named after the schema version of its terms."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.path: str = str(Path(options["PATH"]) / f"v{SCHEMA_VERSION}")
        self._searcher: Searcher | None = None

    def build_schema(self, fields: dict[str, SearchField]) -> tuple[str, Schema]:
        """Map term fields to positions, facets to values, and keep the facets' values."""
        schema = Schema(
            id=ID(stored=True, unique=True), django_ct=ID(stored=True), django_id=ID(stored=True)
        )
        for name, field in fields.items():
            schema.add(name, _term_field(name) if not field.stored else _facet_field())
        return "text", schema

    def exists(self) -> bool:
        """Say whether there is an index of this schema version that was once written whole.

        Making an index leaves an empty one of generation 0, which a first build may not outlive.
        """
        storage = FileStorage(self.path)
        known = Path(self.path).is_dir() and storage.index_exists()
        return known and storage.open_index().latest_generation() > 0

    def update(self, index: SearchIndex, iterable: Iterable[Any], commit: bool = True) -> None:
        self.apply(index, changed=iterable)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        with self._writer() as writer:
            writer.delete_by_term("id", get_identifier(obj_or_string))

    def clear(self, models: Any = None, commit: bool = True) -> None:
        writer = self._writer()
        writer.commit(mergetype=CLEAR)

    def apply(
        self, index: SearchIndex, *, changed: Iterable[Any], removed: Iterable[str] = ()
    ) -> None:
        """Write changed articles and drop removed ones, named by identifier, in one commit."""
        with self._writer() as writer:
            for article in changed:
                writer.update_document(**index.full_prepare(article))
            for identifier in removed:
                writer.delete_by_term("id", identifier)

    def replace(self, index: SearchIndex, articles: Iterable[Any]) -> int:
        """Write the whole index anew; readers keep the old one until the commit."""
        count = 0
        writer = self._writer()
        try:
            for article in articles:
                writer.add_document(**index.full_prepare(article))
                count += 1
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=CLEAR)
        return count

    def match(self, query: SearchNode) -> Iterator[Match]:
        searcher = self._open_searcher()
        for hit in searcher.search(translate(query), limit=None):
            stored = hit.fields()
            yield Match(int(stored["django_id"]), hit.score or 0.0, stored)

    def _writer(self) -> IndexWriter:
        Path(self.path).mkdir(parents=True, exist_ok=True)
        storage = FileStorage(self.path)
        schema = self._schema()
        opened = storage.open_index if storage.index_exists() else storage.create_index
        return opened(schema=schema).writer(timeout=_WRITE_TIMEOUT)

    def _open_searcher(self) -> Searcher:
        for _ in range(_READ_ATTEMPTS):
            try:
                self._searcher = self._newest(self._searcher)
                return self._searcher
            except FileNotFoundError:
                self._searcher = None
            except EmptyIndexError as error:
                raise IndexUnavailableError(f"expected an index in {self.path}") from error
        raise IndexUnavailableError(f"the index in {self.path} changes too often to be read")

    def _newest(self, searcher: Searcher | None) -> Searcher:
        if not self.exists():
            raise EmptyIndexError
        if searcher is None:
            return FileStorage(self.path).open_index(schema=self._schema()).searcher()
        return searcher.refresh()

    def _schema(self) -> Schema:
        fields = connections[self.connection_alias].get_unified_index().all_searchfields()
        return self.build_schema(fields)[1]


def translate(node: SearchNode | tuple[str, str]) -> whoosh_query.Query:
    """Turn Haystack's query tree into Whoosh's."""
    if isinstance(node, tuple):
        return _translate_leaf(node)
    parts = [translate(child) for child in node.children]
    joined = whoosh_query.Every()
    if parts:
        joined = (whoosh_query.Or if node.connector == SearchNode.OR else whoosh_query.And)(parts)
    # Whoosh reads a Not among the parts of an Or as an exclusion from the whole.
    return whoosh_query.AndNot(_everything(), joined) if node.negated else joined


def _translate_leaf(leaf: tuple[str, str]) -> whoosh_query.Query:
    field, terms = read_leaf(leaf)
    if field not in {"text", "spelling", "headline"}:
        return whoosh_query.ConstantScoreQuery(whoosh_query.Term(field, terms[0]), 0.0)
    if len(terms) == 1:
        return whoosh_query.Term(field, terms[0])
    return whoosh_query.Phrase(field, terms)


def _everything() -> whoosh_query.Query:
    return whoosh_query.ConstantScoreQuery(whoosh_query.Every(), 0.0)


def _term_field(name: str) -> TEXT:
    boost = _HEADLINE_BOOST if name == "headline" else 1.0
    return TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True, field_boost=boost)


def _facet_field() -> KEYWORD:
    return KEYWORD(stored=True)


class WhooshEngine(BaseEngine):
    """Haystack's handle on the Whoosh backend."""

    backend = WhooshBackend
    query = TreeQuery
