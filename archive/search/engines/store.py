"""An index as it is written: the one that is read, and the one on its way to take its place."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from whoosh.index import FileIndex
from whoosh.writing import NO_MERGE

from archive.search.engines.files import DurableStorage, is_locked, locked
from archive.search.engines.generations import Generations
from archive.search.engines.whoosh_contents import (
    DAMAGES,
    INDEX_NAME,
    SCHEMA,
    create_contents,
    newest_commit,
    remove_unfinished,
    stored_keys,
)
from archive.search.engines.whoosh_reader import open_snapshot
from archive.search.engines.whoosh_writer import ArraysWriter, merge_tiers
from archive.search.executor.batch import Columns, Document
from archive.search.executor.layout import LayoutError
from archive.search.executor.snapshot import Snapshot

# Seconds to wait for another writer, and for somebody who looks whether an index is being built.
_WRITER_WAIT = 60.0
_REBUILD_WAIT = 1.0


@dataclass(frozen=True, slots=True)
class Generation:
    """One index on disk; who writes to it holds a lock of the store."""

    folder: Path
    columns: Columns

    def write(self, documents: Iterable[Document], removed: Iterable[int] = ()) -> None:
        """Take documents in, in place of those of the same keys, and drop others, in one commit.

        All of it is on disk when this returns. Raises OSError when it cannot be written, and
        LayoutError when what is there is damaged; the index is then what it was before.
        """
        with self._writer() as writer:
            for document in documents:
                writer.add(document)
            for key in removed:
                writer.delete(key)
            if writer.has_changes:
                writer.commit(mergetype=merge_tiers)
            else:
                writer.cancel()

    def adopt(self, arrays: Path, keys: Sequence[int]) -> None:
        """Take over a file of arrays, whose documents are new here, as a segment."""
        with self._writer() as writer:
            writer.adopt(arrays, keys)
            writer.commit(mergetype=NO_MERGE)

    def snapshot(self) -> Snapshot:
        """Open the newest commit; raises LayoutError when it is damaged."""
        return open_snapshot(self.folder, newest_commit(self.folder))

    def snapshot_like_whooshs(self) -> Snapshot:
        """Open the newest commit, and compare its documents with Whoosh's; raises LayoutError when
        they differ or are damaged."""
        commit = newest_commit(self.folder)
        snapshot = open_snapshot(self.folder, commit)
        keys = [key for segment in snapshot.segments for key in segment.living_keys().tolist()]
        if keys != list(stored_keys(self.folder, commit)):
            raise LayoutError(f"{self.folder}: Whoosh has other documents than the arrays")
        return snapshot

    def verify(self) -> None:
        """Compare documents with Whoosh's, and every array with its checksum; raises LayoutError on
        the first difference. Nobody may write meanwhile."""
        self.snapshot_like_whooshs().verify()

    @contextmanager
    def _writer(self) -> Iterator[ArraysWriter]:
        remove_unfinished(self.folder)
        index = FileIndex(DurableStorage(self.folder), SCHEMA, INDEX_NAME)
        writer = ArraysWriter(index, self.columns)
        try:
            yield writer
        except DAMAGES:
            self.verify()
            raise
        finally:
            if not writer.is_closed:
                writer.abandon()
                remove_unfinished(self.folder)


@dataclass(frozen=True, slots=True)
class IndexStore:
    """The generations of an index, and the locks that keep its writers apart.

    The locks lie beside the folder, which may vanish.
    """

    root: Path
    columns: Columns

    @property
    def generations(self) -> Generations:
        return Generations(self.root)

    def current(self) -> Generation:
        """Return what is read; raises IndexUnavailableError when there is nothing."""
        return Generation(self.generations.current(), self.columns)

    def create(self) -> Generation:
        """Begin a generation, empty and read by nobody."""
        folder = self.generations.create()
        create_contents(folder)
        return Generation(folder, self.columns)

    def serve(self, generation: Generation) -> None:
        """Let readers find a generation in place of the one before, from their next search on."""
        self.generations.serve(generation.folder)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn to write what is read, or to serve another generation in its place;
        raises LockedError when it does not come."""
        with locked(self._lock("write"), wait=_WRITER_WAIT):
            yield

    @contextmanager
    def building(self) -> Iterator[None]:
        """Build a generation; raises LockedError when somebody does so already."""
        with locked(self._lock("rebuild"), wait=_REBUILD_WAIT):
            yield

    def is_building(self) -> bool:
        """Say whether a generation is being built."""
        return is_locked(self._lock("rebuild"))

    def _lock(self, name: str) -> Path:
        self.root.parent.mkdir(parents=True, exist_ok=True)
        return self.root.with_name(f"{self.root.name}.{name}.lock")
