"""Segments of a few documents, written to a folder that goes with them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.search.analysis import analyse
from archive.search.executor.batch import Batch, Columns, Document
from archive.search.executor.content import Content, content_of
from archive.search.executor.segment import Segment
from archive.search.executor.snapshot import Snapshot
from archive.search.executor.writing import write_segment

COLUMNS = Columns(single=("outlet",), several=("tags",))


def document(
    key: int, body: str = "", headline: str = "", *, day: int = 0, is_certain: bool = True,
    outlet: str = "", tags: Sequence[str] = (),
) -> Document:  # fmt: skip
    """Make a document of a headline and a body."""
    values = {"outlet": (outlet,) if outlet else (), "tags": tuple(tags)}
    return Document(key, analyse(headline, "", body), day, is_certain and day > 0, values)


def content(documents: Iterable[Document]) -> Content:
    batch = Batch(COLUMNS)
    for one in documents:
        batch.add(one)
    return content_of(batch)


def segment_of(documents: Iterable[Document]) -> Segment:
    """Write documents as a segment and open it."""
    return segment_of_content(content(documents))


def segment_of_content(written: Content) -> Segment:
    """Write a segment and open it; its pages stay mapped when the file is gone."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "one.arrays")
        write_segment(path, written)
        return Segment(path)


def snapshot_of(*segments: Iterable[Document]) -> Snapshot:
    """Write several segments and open them as one snapshot."""
    return Snapshot([segment_of(documents) for documents in segments])
