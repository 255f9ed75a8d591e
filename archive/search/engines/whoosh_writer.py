"""Whoosh's segment writer, with the arrays of each new segment written in the same commit."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.searching import Searcher
from whoosh.writing import SegmentWriter

from archive.search.executor.batch import Batch, Columns, Document
from archive.search.executor.content import Content, content_of, join, keep
from archive.search.executor.segment import Segment
from archive.search.executor.writing import EXTENSION, write_segment

# A segment of up to this many documents is rewritten by every commit.
_SMALL = 8
# A larger one is, when what is to be merged has grown to this share of it.
_SHARE = 1 / 8
# No merge makes a larger one: writing takes some 50 kB of memory a document.
LARGEST = 25_000

_MODEL = "archive.article"

MergePolicy = Callable[[SegmentWriter, Sequence[WhooshSegment]], list[WhooshSegment]]


class ArraysWriter(SegmentWriter):
    """Leaves table of contents, stored fields, deletes and merges to Whoosh.

    The arrays are on disk before the table of contents names their segment. What a commit leaves
    behind when it is cut short, Whoosh's next one removes with the other files. There is no lock:
    who writes holds one already.
    """

    def __init__(self, index: FileIndex, columns: Columns) -> None:
        super().__init__(index, _lk=False)
        self._batch = Batch(columns)
        self._own: dict[int, int] = {}  # where in the batch each document stands
        self._merged: list[Content] = []
        self._adopted: Path | None = None
        self.has_changes = False
        self.is_closed: bool = False

    def add(self, document: Document) -> None:
        """Add a document in place of the one of the same key."""
        self.delete(document.key)
        self._own[document.key] = len(self._batch)
        self._add_key(document.key)
        self._batch.add(document)

    def adopt(self, arrays: Path, keys: Sequence[int]) -> None:
        """Take over a file of arrays, whose documents are new to the index, as the segment."""
        self._adopted = arrays
        for key in keys:
            self._add_key(key)

    def delete(self, key: int) -> None:
        """Delete a document, be it one of this very batch, which Whoosh alone would leave."""
        deleted = self.delete_by_term("id", _identifier(key), searcher=self._committed)
        if key in self._own:
            self.newsegment.delete_document(self._own.pop(key))
        self.has_changes |= deleted > 0

    def add_reader(self, reader: SegmentReader) -> None:
        super().add_reader(reader)
        whoosh_segment = reader.segment()
        segment = Segment(self._arrays_of(whoosh_segment))
        segment.verify()
        content = segment.content()
        if whoosh_segment.has_deletions():
            content = keep(content, living(whoosh_segment))
        self._merged.append(content)

    def abandon(self) -> None:
        """Give a commit up that failed. Its files close with the last reference to them, for
        closing them in order would write more, perhaps to a disk that is full."""
        self._tempstorage.destroy()
        self.is_closed = True

    @cached_property
    def _committed(self) -> Searcher:
        return self.searcher()

    def _add_key(self, key: int) -> None:
        self.add_document(id=_identifier(key), django_ct=_MODEL, django_id=str(key))
        self.has_changes = True

    def _finalize_segment(self) -> WhooshSegment:
        """Write the arrays of the new documents, and of the merged ones in Whoosh's order."""
        segment = super()._finalize_segment()
        path = self._arrays_of(segment)
        if self._adopted is not None:
            self._adopted.rename(path)
        else:
            own = [content_of(self._batch)] if len(self._batch) or not self._merged else []
            write_segment(path, join([*own, *self._merged]))
        return segment

    def _arrays_of(self, segment: WhooshSegment) -> Path:
        return Path(self.storage.folder, segment.make_filename(EXTENSION))


def living(segment: WhooshSegment) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Return which documents of a segment are not deleted, bool[N]."""
    live = np.ones(segment.doc_count_all(), np.bool_)
    live[list(segment.deleted_docs())] = False
    return live


def merge_tiers(writer: SegmentWriter, segments: Sequence[WhooshSegment]) -> list[WhooshSegment]:
    """Merge what is small, or small beside what is merged already, so that few segments remain.

    Each document is rewritten about as often as the logarithm of the index's size (O'Neil and
    others, "The log-structured merge-tree", 1996).
    """
    kept: list[WhooshSegment] = []
    merged = writer.doc_count()
    for segment in sorted(segments, key=lambda segment: segment.doc_count()):
        size = segment.doc_count()
        if merged + size <= LARGEST and _is_due(segment, merged):
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
            merged += size
        else:
            kept.append(segment)
    return kept


def _is_due(segment: WhooshSegment, merged: int) -> bool:
    size = segment.doc_count()
    half_deleted = bool(segment.deleted_count() > segment.doc_count_all() / 2)
    return half_deleted or size <= _SMALL or merged >= size * _SHARE


def _identifier(key: int) -> str:
    """Haystack's name of an article."""
    return f"{_MODEL}.{key}"
