"""Whoosh's segment writer, with the arrays of each new segment written in the same commit."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from archive.search.executor.batch import Batch, Columns, Document
from archive.search.executor.content import Content, content_of, join, keep
from archive.search.executor.segment import Segment
from archive.search.executor.writing import EXTENSION, write_segment

# A segment of up to this many documents is rewritten by every commit.
_SMALL = 8
# A larger one is, when what is to be merged has grown to this share of it.
_SHARE = 1 / 8

MergePolicy = Callable[[SegmentWriter, Sequence[WhooshSegment]], list[WhooshSegment]]


class ArraysWriter(SegmentWriter):
    """Leaves lock, table of contents, stored fields, deletes and merges to Whoosh.

    The arrays are on disk before the table of contents names their segment. What a commit leaves
    behind when it is cut short, Whoosh's next one removes with the other files.
    """

    def __init__(self, index: FileIndex, columns: Columns, **options: Any) -> None:
        super().__init__(index, **options)
        self._batch = Batch(columns)
        self._own: dict[str, int] = {}  # where in the batch each identifier stands
        self._merged: list[Content] = []

    def add(self, document: Document, *, replaces: bool, **stored: str) -> None:
        """Add a document; with `replaces`, the one of the same identifier goes."""
        if replaces:
            self.delete(stored["id"])
            self._own[stored["id"]] = len(self._batch)
        self.add_document(**stored)
        self._batch.add(document)

    def delete(self, identifier: str) -> None:
        """Delete a document, be it one of this very batch, which Whoosh alone would leave."""
        self.delete_by_term("id", identifier)
        if identifier in self._own:
            self.newsegment.delete_document(self._own.pop(identifier))

    def add_reader(self, reader: SegmentReader) -> None:
        super().add_reader(reader)
        segment = reader.segment()
        content = Segment(Path(self.storage.folder, segment.make_filename(EXTENSION))).content()
        if segment.has_deletions():
            content = keep(content, living(segment))
        self._merged.append(content)

    def _finalize_segment(self) -> WhooshSegment:
        """Write the arrays of the new documents, and of the merged ones in Whoosh's order."""
        segment = super()._finalize_segment()
        own = [content_of(self._batch)] if len(self._batch) or not self._merged else []
        path = Path(self.storage.folder, segment.make_filename(EXTENSION))
        write_segment(path, join([*own, *self._merged]))
        return segment


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
        if size <= _SMALL or merged >= size * _SHARE or segment.deleted_count() > size / 2:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
            merged += size
        else:
            kept.append(segment)
    return kept
