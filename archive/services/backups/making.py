"""The archive written into one file, while others go on writing to it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils import timezone

from archive.services.backups.folders import find_kept_files, refuse_inside_kept
from archive.services.backups.manifest import DATABASES, Contents, Manifest, write_manifest
from archive.services.backups.package import PackageWriter
from archive.services.backups.steps import Say, Steps
from archive.services.backups.stores import Snapshot, Store, site_store
from archive.services.errors import ServiceError


def make_backup(path: Path, say: Say) -> None:
    """Write a backup that is there whole or not at all; say what was done."""
    steps = Steps(say)
    _refuse_existing(path)
    refuse_inside_kept(path, settings.DATA_DIR)
    try:
        with TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as name:
            scratch = Path(name)
            _write(scratch / "backup.tar", scratch, steps)
            _put_in_place(scratch / "backup.tar", path)
    except OSError as error:
        raise ServiceError(f"{error.filename or path}: {error.strerror or error}") from error
    steps.end(f"{path} is written, {path.stat().st_size:,} bytes")


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise ServiceError(f"{path} exists already; a backup never overwrites")
    if not path.parent.is_dir():
        raise ServiceError(f"{path.parent} is no folder")


def _write(target: Path, scratch: Path, steps: Steps) -> None:
    """Copy the database first: what files a later article adds, a backup may have too many of."""
    store, now = site_store(), timezone.now()
    with _private_file(target) as package:
        with store.snapshot(scratch) as snapshot:
            steps.done("the database is held as it is now")
            contents = _copy_database(package, store, snapshot, now.timestamp(), steps)
        _copy_files(package, steps)
        made_at = now.isoformat(timespec="seconds")
        manifest = Manifest(made_at, store.vendor, contents, package.files)
        package.finish(write_manifest(manifest), moment=now.timestamp())


@contextmanager
def _private_file(path: Path) -> Iterator[PackageWriter]:
    """Make a file for its owner alone, since passwords' hashes go in; in the end it is on disk."""
    with path.open("x+b") as file:
        os.fchmod(file.fileno(), 0o600)
        yield PackageWriter(file)
        file.flush()
        os.fsync(file.fileno())


def _copy_database(
    package: PackageWriter, store: Store, snapshot: Snapshot, moment: float, steps: Steps
) -> Contents:
    member, contents = DATABASES[store.vendor], snapshot.contents()
    steps.done(f"{contents.row_count:,} rows of {len(contents.tables)} tables are read")
    with package.member(member, moment=moment) as writer:
        snapshot.write_to(writer)
    steps.done(f"the database is written, {package.files[member].size:,} bytes")
    return contents


def _copy_files(package: PackageWriter, steps: Steps) -> None:
    before = len(package.files)
    for name, path in find_kept_files(settings.DATA_DIR):
        try:
            package.add_file(name, path)
        except FileNotFoundError:
            # Removed since the folder was listed: the archive has it no more either.
            continue
    steps.done(f"{len(package.files) - before:,} other files are written")


def _put_in_place(source: Path, path: Path) -> None:
    _refuse_existing(path)
    source.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
