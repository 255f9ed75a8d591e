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
    """Give the named files as they are, and the text files of named folders, in order.

    Links inside a folder are left alone: they may lead out of it.
    """
    for path in paths:
        if path.is_dir():
            inside = sorted(filter(_is_text_file, path.rglob("*")))
            yield from (SourceFile(found, found.relative_to(path).as_posix()) for found in inside)
        else:
            yield SourceFile(path, path.name)


def _is_text_file(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX and path.is_file() and not path.is_symlink()
