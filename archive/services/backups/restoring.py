"""An empty installation filled from the file of a backup."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import Error
from django.db.migrations.exceptions import InconsistentMigrationHistory

from archive.search.engines.files import LockedError
from archive.search.executor.layout import LayoutError
from archive.search.hits import SearchError
from archive.services.backups.fitness import (
    known_migrations,
    nobody_indexing,
    refuse_unfit,
    refuse_used,
)
from archive.services.backups.folders import KEPT, clear_kept_files, place_kept_files
from archive.services.backups.manifest import DATABASES, Contents, Manifest
from archive.services.backups.steps import Say, Steps
from archive.services.backups.stores import Store, site_store
from archive.services.backups.unpacking import Package, opened_package
from archive.services.checking import check_index
from archive.services.errors import ServiceError
from archive.services.rebuilding import rebuild

_DATA_IS_BACK = "database and files are restored; run manage.py rebuild_index, for the index is not"
_EMPTY_BY_HAND = f"remove the database's tables and what is in {' and '.join(KEPT)} by hand"


def restore_backup(path: Path, say: Say) -> None:
    """Fill the empty installation, build its index and compare; say what was done.

    Until the data is back as it was, whatever fails leaves the installation empty.
    """
    steps, store = Steps(say), site_store()
    try:
        with nobody_indexing(), opened_package(path) as package:
            refuse_unfit(package.manifest, store)
            refuse_used(store)
            with _emptied_on_failure(store):
                _restore_data(package, store, steps)
            _restore_index(steps)
    except OSError as error:
        where = error.filename or settings.DATA_DIR
        raise ServiceError(f"{where}: {error.strerror or error}") from error
    steps.end(f"{path} is restored")


@contextmanager
def _emptied_on_failure(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        try:
            store.clear()
            clear_kept_files(settings.DATA_DIR)
        except (OSError, Error) as left:
            raise ServiceError(f"{error}; {_EMPTY_BY_HAND}: {left}") from error
        raise


def _restore_data(package: Package, store: Store, steps: Steps) -> None:
    with TemporaryDirectory(prefix="restoring-", dir=settings.DATA_DIR) as name:
        for member in package.members:
            package.unpack(member, Path(name))
        steps.done(f"{len(package.members):,} files are unpacked, each as its hash says")
        store.load(Path(name) / DATABASES[store.vendor])
        steps.done("the database is loaded")
        _compare(package.manifest.contents, store.contents(), steps)
        place_kept_files(Path(name), settings.DATA_DIR)
    # What is said to be restored outlives a power cut.
    os.sync()
    _migrate(package.manifest, steps)


def _compare(expected: Contents, found: Contents, steps: Steps) -> None:
    if expected.migrations != found.migrations:
        raise ServiceError("the applied migrations are not what the backup says")
    names = sorted(expected.tables.keys() | found.tables.keys())
    for name in names:
        if expected.tables.get(name) != found.tables.get(name):
            raise ServiceError(f"the table {name} is not what the backup says")
    steps.done(f"{found.row_count:,} rows of {len(names)} tables are as the backup says")


def _migrate(manifest: Manifest, steps: Steps) -> None:
    """Bring an older version's tables to the present one; install the triggers in any case."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except (Error, CommandError, InconsistentMigrationHistory) as error:
        raise ServiceError(f"the restored database cannot be migrated: {error}") from error
    new = known_migrations() - set(manifest.contents.migrations)
    steps.done(f"{len(new)} newer migrations are applied")


def _restore_index(steps: Steps) -> None:
    """Build the index and compare it; the data that is back stays, whatever becomes of this."""
    try:
        count = rebuild(processes=os.cpu_count() or 1)
        steps.done(f"{count:,} articles are indexed")
        found = check_index()
    except (Error, LayoutError, LockedError, OSError, SearchError, ServiceError) as error:
        raise ServiceError(f"{_DATA_IS_BACK}: {error}") from error
    if found.different or found.damage:
        reason = found.damage or f"{len(found.different)} articles differ"
        raise ServiceError(f"{_DATA_IS_BACK}: {reason}")
    steps.done(f"the index equals the database, {found.set_aside:,} articles set aside")
