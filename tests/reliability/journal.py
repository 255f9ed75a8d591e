"""What a writer had committed before it was killed, kept in a file that outlives it."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path


class Journal:
    """Lines about sources: a revision once it is committed, None before it is deleted."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def note(self, revisions: dict[str, int | None]) -> None:
        os.write(self._file, json.dumps(revisions).encode() + b"\n")
        os.fsync(self._file)


@dataclass(frozen=True, slots=True)
class Losses:
    """What was committed and is not there, or was rolled back and is."""

    kept: int = 0
    lost: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)


def compare(paths: list[Path], revisions: dict[str, int]) -> Losses:
    """Compare the journals with the revisions that the database holds by source."""
    noted: dict[str, int | None] = {}
    for path in paths:
        for line in path.read_text().splitlines():
            noted.update(json.loads(line))
    kept = {source: revision for source, revision in noted.items() if revision is not None}
    return Losses(
        kept=len(kept),
        lost=[source for source, revision in kept.items() if revisions.get(source, -1) < revision],
        undone=[source for source in revisions if source.startswith("rolled-back/")],
    )
