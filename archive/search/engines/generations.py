"""The folders of an index: one that is read, and one that may be on its way to take its place.

    index/CURRENT                   the name of the folder that is read, one line
    index/v3-5dae3983-a1b2c3d4/     a generation: schema version, digest of the analysis, a name

A generation is written to, commit by commit, until another one is served in its place.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from archive.search.analysis import SCHEMA_VERSION, analysis_digest
from archive.search.engines.files import sync, write_durably
from archive.search.hits import IndexUnavailableError

_POINTER = "CURRENT"
_NAME = re.compile(r"v(?P<version>\d+)-(?P<analysis>[0-9a-f]{8})-\w+")
# Folders of this index, those of older releases too.
_OURS = re.compile(r"v\d+(-.*)?")


@dataclass(frozen=True, slots=True)
class Generations:
    """The generations in one folder, which is made when the first one is."""

    root: Path

    def current(self) -> Path:
        """Return the folder that is read; raises IndexUnavailableError when there is none."""
        try:
            name = self._read_pointer()
        except FileNotFoundError as error:
            raise IndexUnavailableError(f"there is no index in {self.root}") from error
        except OSError as error:
            raise IndexUnavailableError(f"the index cannot be read: {error}") from error
        found = _NAME.fullmatch(name)
        if found is None:
            raise IndexUnavailableError(f"{self.root / _POINTER} names no index")
        if int(found["version"]) != SCHEMA_VERSION:
            wrong = f"expected an index of schema {SCHEMA_VERSION}, found {found['version']}"
            raise IndexUnavailableError(wrong)
        return self.root / name

    def is_analysed_otherwise(self) -> bool:
        """Say whether the index that is read was begun with another analysis."""
        found = _NAME.fullmatch(self.current().name)
        return found is not None and found["analysis"] != analysis_digest()

    def create(self) -> Path:
        """Make an empty folder for a generation."""
        folder = self.root / f"v{SCHEMA_VERSION}-{analysis_digest()}-{token_hex(4)}"
        folder.mkdir(parents=True)
        return folder

    def serve(self, folder: Path) -> None:
        """Let readers find a generation, from their next search on."""
        sync(self.root)
        write_durably(self.root / _POINTER, f"{folder.name}\n")

    def sweep(self) -> None:
        """Remove the generations that are not read; who has one open keeps it until he lets go."""
        try:
            kept = self._read_pointer()
        except FileNotFoundError:
            kept = ""
        for folder in self.root.glob("v*"):
            if folder.name != kept and _OURS.fullmatch(folder.name):
                shutil.rmtree(folder, ignore_errors=True)

    def _read_pointer(self) -> str:
        return (self.root / _POINTER).read_text(encoding="utf-8", errors="replace").strip()
