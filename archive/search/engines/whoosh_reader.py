"""The newest commit of a Whoosh index, opened as a snapshot of arrays."""

import struct
import time
from functools import cache
from pathlib import Path
from pickle import UnpicklingError
from threading import Lock

from whoosh.codec.base import Segment as WhooshSegment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError

from archive.search.engines.whoosh_writer import living
from archive.search.executor.layout import LayoutError
from archive.search.executor.segment import Segment
from archive.search.executor.snapshot import Snapshot
from archive.search.executor.writing import EXTENSION
from archive.search.hits import IndexUnavailableError

INDEX_NAME = "MAIN"

# A reader that meets a commit finds the new files when it looks again.
_ATTEMPTS = 5
# What Whoosh and pickle raise when a table of contents is cut or damaged.
_DAMAGED = (
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    TypeError,
    UnpicklingError,
    ValueError,
    struct.error,
)
# Two changes of a folder within a tick of the clock have one time; in nanoseconds.
_TICK = 50_000_000


@cache
def reader_of(path: Path) -> "SnapshotReader":
    """Return the reader of an index, which all threads of a process share."""
    return SnapshotReader(path)


class SnapshotReader:
    """Follows an index; a search that begins after a commit sees it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed_at = 0
        self._snapshot: Snapshot | None = None
        self._lock = Lock()
        # Segments have scratch space for one search at a time.
        self.searching = Lock()

    def newest(self) -> Snapshot:
        """Return the newest commit; raises IndexUnavailableError when there is none to read."""
        with self._lock:
            changed_at = self._changes()
            if self._snapshot is None or changed_at != self._changed_at:
                settled = time.time_ns() - changed_at > _TICK
                self._snapshot = self._open()
                self._changed_at = changed_at if settled else 0
            return self._snapshot

    def _changes(self) -> int:
        try:
            return self._path.stat().st_mtime_ns
        except FileNotFoundError as error:
            raise IndexUnavailableError(f"expected an index in {self._path}") from error

    def _open(self) -> Snapshot:
        for _ in range(_ATTEMPTS):
            try:
                return self._open_once()
            except FileNotFoundError:
                continue
            except (EmptyIndexError, LayoutError) as error:
                raise IndexUnavailableError(str(error)) from error
        raise IndexUnavailableError(f"the index in {self._path} changes too often to be read")

    def _open_once(self) -> Snapshot:
        contents = self._read_contents()
        if contents.generation == 0:  # made, and never written
            raise EmptyIndexError(f"the index in {self._path} was never written")
        open_already = self._snapshot.segments if self._snapshot is not None else ()
        known = {segment.path: segment for segment in open_already}
        segments = [self._segment(own, known) for own in contents.segments]
        return Snapshot([segment for segment in segments if segment.size])

    def _read_contents(self) -> TOC:
        try:
            return TOC.read(FileStorage(str(self._path)), INDEX_NAME)
        except _DAMAGED as error:
            raise LayoutError(f"the table of contents in {self._path} is damaged") from error

    def _segment(self, own: WhooshSegment, known: dict[Path, Segment]) -> Segment:
        path = self._path / own.make_filename(EXTENSION)
        segment = known.get(path) or Segment(path)
        if segment.size != own.doc_count_all():
            raise LayoutError(f"{path}: expected {own.doc_count_all()} documents")
        return segment.with_live(living(own) if own.has_deletions() else None)
