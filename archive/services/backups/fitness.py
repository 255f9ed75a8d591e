"""Whether a backup may be restored into this installation."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from archive.search.engines.files import LockedError, locked
from archive.services.backups.folders import refuse_kept_files
from archive.services.backups.manifest import Manifest
from archive.services.backups.stores import Store
from archive.services.errors import ServiceError


def refuse_unfit(manifest: Manifest, store: Store) -> None:
    if manifest.vendor != store.vendor:
        raise ServiceError(
            f"the backup is of a {manifest.vendor} database, and this one is {store.vendor}"
        )
    if unknown := sorted(set(manifest.contents.migrations) - known_migrations()):
        raise ServiceError(f"the backup is of a newer version: it has the migration {unknown[-1]}")


def refuse_used(store: Store) -> None:
    """Refuse an installation that holds anything, which a failed restore would take away."""
    store.refuse_tables()
    refuse_kept_files(settings.DATA_DIR)


def known_migrations() -> set[str]:
    """Name what this version can have applied, also under the names before a squash."""
    loaded = MigrationLoader(None).disk_migrations
    names = set(loaded) | {name for migration in loaded.values() for name in migration.replaces}
    return {f"{app}.{name}" for app, name in names}


@contextmanager
def nobody_indexing() -> Iterator[None]:
    """Hold the indexer's lock: neither an indexer nor another restore works beside."""
    try:
        with locked(settings.INDEXER_LOCK):
            yield
    except LockedError as error:
        raise ServiceError("an indexer runs here; stop both services first") from error
