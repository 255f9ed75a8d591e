"""The file of a backup as it is read: nothing in it is believed before it has been checked."""

import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from tarfile import AREGTYPE, REGTYPE, TarFile, TarInfo

from archive.services.backups.folders import KEPT
from archive.services.backups.manifest import DATABASES, MEMBER, Manifest, read_manifest
from archive.services.backups.package import CHUNK, HashingWriter
from archive.services.errors import ServiceError

_LARGEST_MANIFEST = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Package:
    """A backup whose members are those that its manifest names, and no others."""

    manifest: Manifest
    archive: TarFile
    members: dict[str, TarInfo]

    def unpack(self, name: str, folder: Path) -> None:
        """Write a member below a folder; raise when it is not what the manifest says."""
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        source = self.archive.extractfile(self.members[name])
        with target.open("xb") as file, _damage_told(name):
            writer = HashingWriter(file)
            if source is not None:
                copyfileobj(source, writer, CHUNK)
        if writer.state != self.manifest.files[name]:
            raise ServiceError(f"{name} of the backup is damaged")


@contextmanager
def opened_package(path: Path) -> Iterator[Package]:
    with ExitStack() as stack:
        with _damage_told(str(path)):
            archive = stack.enter_context(tarfile.open(path, "r:", encoding="utf-8"))
            members = _members_of(archive)
            manifest = _manifest_of(archive, members.pop(MEMBER, None))
        _compare_names(set(members), manifest)
        yield Package(manifest, archive, members)


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise ServiceError(f"{name} is no backup, or it is damaged") from error


def _members_of(archive: TarFile) -> dict[str, TarInfo]:
    """List the members one by one, so that a false size is seen before it is followed."""
    members: dict[str, TarInfo] = {}
    while (member := archive.next()) is not None:
        if member.type not in (REGTYPE, AREGTYPE) or member.size < 0:
            raise ServiceError(f"the backup holds {member.name!r}, which is no ordinary file")
        if member.name in members:
            raise ServiceError(f"the backup holds {member.name!r} twice")
        members[member.name] = member
    return members


def _manifest_of(archive: TarFile, member: TarInfo | None) -> Manifest:
    source = archive.extractfile(member) if member else None
    if member is None or source is None or member.size > _LARGEST_MANIFEST:
        raise ServiceError("the backup has no manifest: it is no backup, or it was cut short")
    return read_manifest(source.read())


def _compare_names(held: set[str], manifest: Manifest) -> None:
    named, database = set(manifest.files), DATABASES.get(manifest.vendor)
    if strange := sorted(name for name in held if not _may_hold(name, database)):
        raise ServiceError(f"the backup holds {strange[0]!r}, which no backup holds")
    if missing := sorted(named - held):
        raise ServiceError(f"the backup lacks {missing[0]!r}, which its manifest names")
    if unnamed := sorted(held - named):
        raise ServiceError(f"the backup holds {unnamed[0]!r}, which its manifest does not name")
    if database not in named:
        raise ServiceError("the backup holds no database")


def _may_hold(name: str, database: str | None) -> bool:
    """Say whether a name is the database's, or one that stays inside a kept folder."""
    parts = PurePosixPath(name).parts
    is_plain = str(PurePosixPath(name)) == name and ".." not in parts and "\0" not in name
    is_kept = len(parts) > 1 and parts[0] in KEPT
    return name == database or (is_plain and is_kept)
