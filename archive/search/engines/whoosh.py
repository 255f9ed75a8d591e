"""The embedded engine: Whoosh keeps the index, arrays beside its segments answer the searches."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from haystack.backends import BaseEngine

from archive.search.engines.base import PlanBackend, PlanQuery
from archive.search.engines.store import IndexStore
from archive.search.engines.whoosh_reader import reader_of
from archive.search.executor.batch import Document
from archive.search.executor.execute import Execution
from archive.search.executor.similar import find_similar
from archive.search.executor.snapshot import Snapshot
from archive.search.executor.words import SnapshotVocabulary
from archive.search.hits import HitKeys, HitPage, IndexUnavailableError, SearchTimeoutError
from archive.search.plan import Plan

_DEADLINE = 5.0


class WhooshBackend(PlanBackend):
    """An index on disk, read at its newest commit."""

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.path = Path(options["PATH"])
        self.deadline: float = options.get("DEADLINE", _DEADLINE)
        self._reader = reader_of(self.path)

    @property
    def store(self) -> IndexStore:
        """What writes the index; for the indexer and for rebuilds."""
        return IndexStore(self.path, self.columns)

    def exists(self) -> bool:
        """Say whether there is an index that can be read."""
        try:
            self.snapshot()
        except IndexUnavailableError:
            return False
        return True

    def snapshot(self) -> Snapshot:
        """Return the newest commit; raises IndexUnavailableError when there is none to read."""
        return self._reader.newest()

    def write(self, documents: Iterable[Document], removed: Iterable[int] = ()) -> None:
        self.store.current().write(documents, removed)

    def find_page(self, plan: Plan, start: int, stop: int | None) -> HitPage:
        snapshot = self.snapshot()
        with self._turn() as check:
            execution = Execution(snapshot, plan, check)
            return execution.page(start, snapshot.size if stop is None else stop)

    def find_keys(self, plan: Plan) -> HitKeys:
        snapshot = self.snapshot()
        with self._turn() as check:
            return Execution(snapshot, plan, check).keys()

    def similar_page(self, key: int, count: int) -> HitPage:
        snapshot = self.snapshot()
        with self._turn() as check:
            return find_similar(snapshot, key, count, check)

    def vocabulary(self) -> SnapshotVocabulary:
        return SnapshotVocabulary(self.snapshot())

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
