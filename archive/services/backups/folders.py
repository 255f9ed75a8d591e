"""The folders of the data folder that hold what cannot be made again."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.services.errors import ServiceError

# Index, cache and static files are made again; the secret key is kept apart from the backup.
KEPT = ("captures", "media")


def find_kept_files(data: Path) -> Iterator[tuple[str, Path]]:
    """Give each file with its name in the backup; a link or a device is refused, not left out."""
    for name in KEPT:
        for folder, below, files in os.walk(data / name, onerror=_refuse):
            below.sort()
            for path in sorted(Path(folder) / file for file in [*files, *_links(folder, below)]):
                if path.is_symlink() or (path.exists() and not path.is_file()):
                    raise ServiceError(f"{path} is no ordinary file; it cannot be backed up")
                yield path.relative_to(data).as_posix(), path


def refuse_inside_kept(path: Path, data: Path) -> None:
    """Refuse a backup that would have to hold itself."""
    for name in KEPT:
        if path.resolve().is_relative_to((data / name).resolve()):
            raise ServiceError(f"{path} lies inside {data / name}, which is backed up")


def refuse_kept_files(data: Path) -> None:
    for name in KEPT:
        folder = data / name
        if folder.exists() and any(folder.iterdir()):
            raise ServiceError(f"{folder} is not empty; a backup is restored beside nothing else")


def place_kept_files(source: Path, data: Path) -> None:
    """Move the unpacked folders into the data folder, where one may be a link to another disk."""
    for name in KEPT:
        if (source / name).is_dir():
            (data / name).mkdir(exist_ok=True)
            for path in (source / name).iterdir():
                shutil.move(path, data / name)


def clear_kept_files(data: Path) -> None:
    for name in KEPT:
        if (data / name).is_dir():
            for path in (data / name).iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _links(folder: str, below: list[str]) -> list[str]:
    """Name the folders that are links, which are not walked into."""
    return [name for name in below if (Path(folder) / name).is_symlink()]


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error
