"""The embedded engine: Whoosh keeps the index, arrays beside its segments answer the searches."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from haystack import connections
from haystack.backends import BaseEngine
from haystack.indexes import SearchIndex
from haystack.utils import get_identifier
from whoosh.fields import ID, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import CLEAR

from archive.search.analysis import SCHEMA_VERSION
from archive.search.engines.base import PlanBackend, PlanQuery
from archive.search.engines.documents import columns_of, document_of
from archive.search.engines.whoosh_reader import INDEX_NAME, reader_of
from archive.search.engines.whoosh_writer import ArraysWriter, merge_tiers
from archive.search.executor.execute import Execution
from archive.search.executor.similar import find_similar
from archive.search.executor.words import SnapshotVocabulary
from archive.search.hits import HitPage, IndexUnavailableError, SearchTimeoutError
from archive.search.plan import Plan

# How long a writer waits for another one, in seconds.
_WRITE_TIMEOUT = 60
_DEADLINE = 5.0

_STORED = ("id", "django_ct", "django_id")


class WhooshBackend(PlanBackend):
    """An index on disk, in a folder named after the schema version of its terms."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.path = Path(options["PATH"]) / f"v{SCHEMA_VERSION}"
        self.deadline: float = options.get("DEADLINE", _DEADLINE)
        self._reader = reader_of(self.path)

    def exists(self) -> bool:
        """Say whether there is an index of this schema version that was once written whole."""
        try:
            self._reader.newest()
        except IndexUnavailableError:
            return False
        return True

    def update(self, index: SearchIndex, iterable: Iterable[Any], commit: bool = True) -> None:
        self.apply(index, changed=iterable)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        with self._writer() as writer:
            writer.delete(get_identifier(obj_or_string))

    def clear(self, models: Any = None, commit: bool = True) -> None:
        self._writer().commit(mergetype=CLEAR)

    def apply(
        self, index: SearchIndex, *, changed: Iterable[Any], removed: Iterable[str] = ()
    ) -> None:
        """Write changed articles and drop removed ones, named by identifier, in one commit."""
        with self._writer() as writer:
            self._add_all(writer, index, changed, replaces=True)
            for identifier in removed:
                writer.delete(identifier)

    def replace(self, index: SearchIndex, articles: Iterable[Any]) -> int:
        """Write the whole index anew; readers keep the old one, if they can read it, until the
        commit."""
        if not self.exists():
            self._create()
        writer = self._writer()
        try:
            count = self._add_all(writer, index, articles, replaces=False)
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=CLEAR)
        return count

    def find_page(self, plan: Plan, start: int, stop: int | None) -> HitPage:
        snapshot = self._reader.newest()
        with self._turn() as check:
            execution = Execution(snapshot, plan, check)
            return execution.page(start, snapshot.size if stop is None else stop)

    def similar_page(self, key: int, count: int) -> HitPage:
        snapshot = self._reader.newest()
        with self._turn() as check:
            return find_similar(snapshot, key, count, check)

    def vocabulary(self) -> SnapshotVocabulary:
        return SnapshotVocabulary(self._reader.newest())

    @contextmanager
    def _turn(self) -> Iterator[Callable[[], None]]:
        """Wait for this search's turn; gives what raises once the deadline, which counts the wait,
        has passed."""
        check = _checker(self.deadline)
        if not self._reader.searching.acquire(timeout=self.deadline):
            raise SearchTimeoutError(f"no turn to search within {self.deadline:g} seconds")
        try:
            yield check
        finally:
            self._reader.searching.release()

    def _add_all(
        self, writer: ArraysWriter, index: SearchIndex, articles: Iterable[Any], *, replaces: bool
    ) -> int:
        count = 0
        columns = self._columns()
        for article in articles:
            prepared = index.full_prepare(article)
            stored = {name: prepared[name] for name in _STORED}
            writer.add(document_of(prepared, columns), replaces=replaces, **stored)
            count += 1
        return count

    def _writer(self) -> ArraysWriter:
        storage = FileStorage(str(self.path))
        if not self.path.is_dir() or not storage.index_exists(INDEX_NAME):
            self._create()
        index = FileIndex(storage, _schema(), INDEX_NAME)
        writer = ArraysWriter(index, self._columns(), timeout=_WRITE_TIMEOUT)
        writer.mergetype = merge_tiers
        return writer

    def _create(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        FileStorage(str(self.path)).create_index(_schema(), INDEX_NAME)

    def _columns(self) -> Any:
        unified = connections[self.connection_alias].get_unified_index()
        return columns_of(unified.all_searchfields())


def _schema() -> Schema:
    """What Whoosh itself indexes and stores: which article a document is."""
    return Schema(
        id=ID(stored=True, unique=True), django_ct=ID(stored=True), django_id=ID(stored=True)
    )


def _checker(deadline: float) -> Callable[[], None]:
    """Return a function that raises once the deadline, in seconds from now, has passed."""
    end = time.monotonic() + deadline

    def check() -> None:
        if time.monotonic() > end:
            raise SearchTimeoutError(f"the search took longer than {deadline:g} seconds")

    return check


class WhooshEngine(BaseEngine):
    """Haystack's handle on the Whoosh backend."""

    backend = WhooshBackend
    query = PlanQuery
