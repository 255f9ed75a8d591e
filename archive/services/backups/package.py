"""The file of a backup as it is written: one tar, whose members are hashed on their way in."""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from tarfile import BLOCKSIZE, RECORDSIZE, TarInfo
from typing import IO, BinaryIO

from archive.services.backups.manifest import MEMBER, FileState

CHUNK = 1024 * 1024
_PRIVATE = 0o600


class HashingWriter:
    """Hands bytes on, and knows how many there were and their hash."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._hash = sha256()
        self._size = 0

    def write(self, data: bytes) -> int:
        self._file.write(data)
        self._hash.update(data)
        self._size += len(data)
        return len(data)

    def flush(self) -> None:
        self._file.flush()

    @property
    def state(self) -> FileState:
        return FileState(size=self._size, sha256=self._hash.hexdigest())


@dataclass(frozen=True, slots=True)
class PackageWriter:
    """Writes members of unknown size: a member's header is written again when it is known.

    The standard library's writer wants the size first, and with it a second copy on disk.
    """

    file: BinaryIO
    files: dict[str, FileState] = field(default_factory=dict)

    @contextmanager
    def member(self, name: str, *, moment: float) -> Iterator[HashingWriter]:
        start = self.file.tell()
        info = TarInfo(name)
        info.mode, info.mtime = _PRIVATE, int(moment)
        self.file.write(_header(info))
        writer = HashingWriter(self.file)
        yield writer
        info.size = writer.state.size
        self.file.write(bytes(-info.size % BLOCKSIZE))
        self.file.seek(start)
        self.file.write(_header(info))
        self.file.seek(0, 2)
        self.files[name] = writer.state

    def add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as source:
            moment = path.stat().st_mtime
            with self.member(name, moment=moment) as writer:
                copyfileobj(source, writer, CHUNK)

    def finish(self, manifest: bytes, *, moment: float) -> None:
        with self.member(MEMBER, moment=moment) as writer:
            writer.write(manifest)
        self.file.write(bytes(2 * BLOCKSIZE))
        self.file.write(bytes(-self.file.tell() % RECORDSIZE))


def _header(info: TarInfo) -> bytes:
    """Write a header that is equally long for every size, which GNU's format makes sure of."""
    return info.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape")
