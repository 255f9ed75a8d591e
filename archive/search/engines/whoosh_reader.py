"""The newest commit of a Whoosh index, opened as a snapshot of arrays."""

from functools import cache
from pathlib import Path
from threading import Lock

from whoosh.codec.base import Segment as WhooshSegment

from archive.search.engines.generations import Generations
from archive.search.engines.whoosh_contents import newest_commit, read_contents
from archive.search.engines.whoosh_writer import living
from archive.search.executor.layout import LayoutError
from archive.search.executor.segment import Segment
from archive.search.executor.snapshot import Snapshot
from archive.search.executor.writing import EXTENSION
from archive.search.hits import IndexUnavailableError

# A reader that meets a commit or another generation finds the new files when it looks again.
_ATTEMPTS = 5


@cache
def reader_of(root: Path) -> "SnapshotReader":
    """Return the reader of an index, which all threads of a process share."""
    return SnapshotReader(root)


class SnapshotReader:
    """Follows an index; a search that begins after a commit sees it."""

    def __init__(self, root: Path) -> None:
        self._generations = Generations(root)
        self._read: tuple[Path, int] | None = None
        self._snapshot = Snapshot(())
        self._lock = Lock()
        # Segments have scratch space for one search at a time.
        self.searching = Lock()

    def newest(self) -> Snapshot:
        """Return the newest commit; raises IndexUnavailableError when there is none to read."""
        with self._lock:
            for attempt in range(1, _ATTEMPTS + 1):
                try:
                    return self._follow(self._generations.current())
                except (LayoutError, OSError) as error:
                    if attempt == _ATTEMPTS:
                        raise IndexUnavailableError(f"the index cannot be read: {error}") from error
        raise AssertionError("the last attempt returns or raises")

    def _follow(self, folder: Path) -> Snapshot:
        newest = (folder, newest_commit(folder))
        if newest != self._read:
            self._snapshot = open_snapshot(*newest, known=self._snapshot)
            self._read = newest
        return self._snapshot


def open_snapshot(folder: Path, commit: int, *, known: Snapshot | None = None) -> Snapshot:
    """Open a commit, with the segments that a known snapshot has open already.

    Raises LayoutError when it is damaged, and FileNotFoundError when a file is missing, as it is
    when a newer commit takes its place meanwhile.
    """
    open_already = {segment.path: segment for segment in known.segments} if known else {}
    contents = read_contents(folder, commit)
    segments = [_segment(folder, own, open_already) for own in contents.segments]
    return Snapshot([segment for segment in segments if segment.size])


def _segment(folder: Path, own: WhooshSegment, open_already: dict[Path, Segment]) -> Segment:
    path = folder / own.make_filename(EXTENSION)
    segment = open_already.get(path) or Segment(path)
    if segment.size != own.doc_count_all():
        raise LayoutError(f"{path}: expected {own.doc_count_all()} documents")
    return segment.with_live(living(own) if own.has_deletions() else None)
