"""The moments at which an indexer or a rebuild is ended, by name."""

from dataclasses import dataclass
from random import Random

from tests.reliability.kill_points import KillPoint

# Lines into a function, drawn by chance, at which it ends.
_INSIDE = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in the code, by its name in the table; it is passed `calls` times or more."""

    name: str
    module: str
    function: str
    when: str
    calls: int = 1

    def __str__(self) -> str:
        return self.name

    def draw(self, random: Random) -> KillPoint:
        """Choose the call, and how far inside."""
        when = str(random.randint(1, _INSIDE)) if self.when == "inside" else self.when
        return KillPoint(self.module, self.function, when, random.randint(1, self.calls))


_FILES = "archive.search.engines.files"
_GENERATIONS = "archive.search.engines.generations"
_INDEXING = "archive.services.indexing"
_REBUILDING = "archive.services.rebuilding"
_WRITER = "archive.search.engines.whoosh_writer"
_WRITING = "archive.search.executor.writing"

INDEXER = (
    Moment("before a segment's arrays", _WRITER, "write_segment", "before", 3),
    Moment("inside a segment's arrays", _WRITING, "write_arrays", "inside", 3),
    Moment("after a segment's arrays", _WRITER, "write_segment", "after", 3),
    Moment("before the table's rename", _FILES, "DurableStorage.rename_file", "before", 3),
    Moment("inside the table's rename", _FILES, "DurableStorage.rename_file", "inside", 3),
    Moment("after the table's rename", _FILES, "DurableStorage.rename_file", "after", 3),
    Moment("inside Whoosh's cleaning", "whoosh.index", "clean_files", "inside", 3),
    Moment("between commit and outbox", _INDEXING, "_settle", "before", 3),
    Moment("inside the outbox's delete", _INDEXING, "_settle", "inside", 3),
    Moment("after the outbox's delete", _INDEXING, "_settle", "after", 3),
)

REBUILD = (
    Moment("after the new folder", _GENERATIONS, "Generations.create", "after"),
    Moment("inside the reading", _REBUILDING, "_write_part", "inside"),
    Moment("inside the arrays", _WRITING, "write_arrays", "inside"),
    Moment("before the adoption", _REBUILDING, "Generation.adopt", "before"),
    Moment("before the table's rename", _FILES, "DurableStorage.rename_file", "before", 2),
    Moment("after the adoption", _REBUILDING, "Generation.adopt", "after"),
    Moment("before what changed", _REBUILDING, "_follow_kept", "before", 2),
    Moment("after what changed", _REBUILDING, "_follow_kept", "after", 2),
    Moment("before the swap", _GENERATIONS, "Generations.serve", "before"),
    Moment("inside the swap", _GENERATIONS, "write_durably", "inside"),
    Moment("between swap and outbox", _REBUILDING, "drop", "before"),
    Moment("inside the outbox's delete", _REBUILDING, "drop", "inside"),
    Moment("inside the sweep", _GENERATIONS, "Generations.sweep", "inside", 2),
)
