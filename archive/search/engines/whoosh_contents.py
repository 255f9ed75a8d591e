"""A generation's table of contents: which segments a commit has."""

import re
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path
from pickle import UnpicklingError

from whoosh.fields import ID, Schema
from whoosh.index import TOC, clean_files
from whoosh.reading import SegmentReader

from archive.search.engines.files import DurableStorage
from archive.search.executor.layout import LayoutError

INDEX_NAME = "MAIN"
# What Whoosh itself indexes and stores: which article a document is.
SCHEMA = Schema(
    id=ID(stored=True, unique=True), django_ct=ID(stored=True), django_id=ID(stored=True)
)

_NAME = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")
# What Whoosh and pickle raise when a file of theirs is cut or damaged.
DAMAGES = (
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


def create_contents(folder: Path) -> None:
    """Write the table of an index without segments into an empty folder."""
    DurableStorage(folder).create_index(SCHEMA, INDEX_NAME)


def newest_commit(folder: Path) -> int:
    """Return the number of the newest commit; raises LayoutError when there is none, and
    FileNotFoundError when the folder is gone.

    Each commit has the next number, so that no clock is asked which one is newer.
    """
    names = [_NAME.fullmatch(path.name) for path in folder.iterdir()]
    commits = [int(name[1]) for name in names if name is not None]
    if not commits:
        raise LayoutError(f"{folder}: there is no table of contents")
    return max(commits)


def read_contents(folder: Path, commit: int) -> TOC:
    """Read the table of a commit; raises LayoutError when it is damaged, FileNotFoundError when a
    newer commit has taken its place."""
    try:
        return TOC.read(DurableStorage(folder), INDEX_NAME, gen=commit)
    except DAMAGES as error:
        raise LayoutError(f"the table of contents in {folder} is damaged") from error


def stored_keys(folder: Path, commit: int) -> Iterator[int]:
    """Give the keys of the living documents, as Whoosh has stored them, segment by segment; raises
    LayoutError when they cannot be read."""
    storage = DurableStorage(folder)
    for segment in read_contents(folder, commit).segments:
        try:
            reader = SegmentReader(storage, SCHEMA, segment)
            yield from [int(stored["django_id"]) for _, stored in reader.iter_docs()]
            reader.close()
        except DAMAGES as error:
            raise LayoutError(f"{folder}: the segment {segment.segment_id()} is damaged") from error


def remove_unfinished(folder: Path) -> None:
    """Remove what no commit names: it takes room, and a full disk is what may have stopped one.

    Raises LayoutError when the newest table is damaged.
    """
    commit = newest_commit(folder)
    clean_files(DurableStorage(folder), INDEX_NAME, commit, read_contents(folder, commit).segments)
    shutil.rmtree(folder / f"{INDEX_NAME}.tmp", ignore_errors=True)
    for path in folder.glob(f"_{INDEX_NAME}_*.toc.*"):
        path.unlink()
