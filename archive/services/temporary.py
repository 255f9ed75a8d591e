"""An archive that is thrown away: a database and an index of its own, nothing of the site's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS
from django.db import connections as databases
from django.db.utils import load_backend
from haystack import connections as indexes
from haystack.constants import DEFAULT_ALIAS

_SQLITE = "django.db.backends.sqlite3"
# What a power cut would break is thrown away anyhow.
_OPTIONS = {"init_command": "PRAGMA synchronous=OFF; PRAGMA mmap_size=1073741824"}


@contextmanager
def temporary_archive() -> Iterator[Path]:
    """Let everything inside read and write an empty archive; give the folder that it lies in."""
    with TemporaryDirectory(prefix="yaqaza-") as name, archive_in(Path(name)):
        yield Path(name)


@contextmanager
def archive_in(folder: Path) -> Iterator[None]:
    """Let everything inside read and write an archive that lies in a folder.

    The database is SQLite whatever the site's is. The site's own database and index are back
    afterwards, untouched. For commands alone: a thread that asked the database before would go on
    asking the site's.
    """
    with _own_database(folder / "archive.sqlite3"), _own_index(folder / "index"):
        call_command("migrate", verbosity=0, interactive=False)
        yield


@contextmanager
def _own_database(path: Path) -> Iterator[None]:
    """Put a connection in the place of the site's, which stays open in whatever it was doing.

    Threads make their connections from the settings, so these are put in place too.
    """
    wanted = {DEFAULT_DB_ALIAS: {"ENGINE": _SQLITE, "NAME": str(path), "OPTIONS": _OPTIONS}}
    settings = databases.configure_settings(wanted)[DEFAULT_DB_ALIAS]
    own = load_backend(_SQLITE).DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
    kept, kept_settings = databases[DEFAULT_DB_ALIAS], databases.settings[DEFAULT_DB_ALIAS]
    databases[DEFAULT_DB_ALIAS], databases.settings[DEFAULT_DB_ALIAS] = own, settings
    try:
        yield
    finally:
        own.close()
        databases[DEFAULT_DB_ALIAS], databases.settings[DEFAULT_DB_ALIAS] = kept, kept_settings


@contextmanager
def _own_index(path: Path) -> Iterator[None]:
    """Use the site's engine on another folder, without its other options, an address say."""
    kept = indexes.connections_info[DEFAULT_ALIAS]
    own = {"ENGINE": kept["ENGINE"], "PATH": str(path), "SILENTLY_FAIL": False}
    indexes.connections_info[DEFAULT_ALIAS] = own
    indexes.reload(DEFAULT_ALIAS)
    try:
        yield
    finally:
        indexes.connections_info[DEFAULT_ALIAS] = kept
        indexes.reload(DEFAULT_ALIAS)
