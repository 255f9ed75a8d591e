"""The text files of a list of files and folders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, and the name under which the archive keeps it: its path inside its folder."""

    path: Path
    source: str


def find_files(paths: Iterable[Path]) -> Iterator[SourceFile]:
    """Give the named files as they are, and the text files of named folders, in order."""
    for path in paths:
        if path.is_dir():
            inside = sorted(found for found in path.rglob(f"*{SUFFIX}") if found.is_file())
            yield from (SourceFile(found, found.relative_to(path).as_posix()) for found in inside)
        else:
            yield SourceFile(path, path.name)
