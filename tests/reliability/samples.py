"""What an installation holds as time goes by, and by how much it grows."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.reliability.processes import Usage, usage_of

# The share of a run that is warm-up, and the share after it and at its end that are compared.
_WARM_UP, _COMPARED = 0.25, 0.25
_FEWEST = 4
_MEGABYTE = 1024 * 1024
_BLOCK = 512

# How far a count may swing without growing: segments come and go, and so do kept connections.
_LEEWAY = {"files": 6.0, "maps": 60.0, "deleted maps": 60.0, "wal": 16.0 * _MEGABYTE}

Sample = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Growth:
    """What a thing was after the warm-up, and what it was at the end."""

    name: str
    before: float
    after: float

    @property
    def share(self) -> float:
        return self.after / self.before - 1 if self.before else float(self.after > 0)

    def is_over(self, most: float) -> bool:
        """Say whether it grew by more than a share, and by more than it may swing."""
        kind = self.name.split(" ", 1)[-1]
        return self.share > most and self.after - self.before > _LEEWAY.get(kind, 0.0)


# The database keeps every version of an article, and the cache every card: both grow by design.
_MAY_GROW = {"database", "index", "cache"}


def sample_of(processes: Mapping[str, list[int]], folder: Path) -> Sample:
    """Measure processes, added up by role, and the data folder."""
    sample: dict[str, float] = {}
    for role, pids in processes.items():
        usages = [usage_of(pid) for pid in pids]
        sample |= {f"{role} {name}": value for name, value in _added_up(usages).items()}
    database = folder / "yaqaza.sqlite3"
    sample["database"] = _size([database])
    sample["wal"] = _size([database.with_name(f"{database.name}-wal")])
    sample["index"] = _size((folder / "index").rglob("*"))
    sample["cache"] = _size((folder / "cache").rglob("*"))
    return sample


def growth_of(samples: Sequence[Sample]) -> list[Growth]:
    """Compare the time after the warm-up with the end."""
    rest = samples[int(len(samples) * _WARM_UP) :]
    compared = max(1, int(len(samples) * _COMPARED))
    assert len(rest) >= _FEWEST, f"expected {_FEWEST} samples or more, came {len(rest)}"
    return [
        Growth(
            name,
            before=median(sample[name] for sample in rest[:compared]),
            after=median(sample[name] for sample in rest[-compared:]),
        )
        for name in rest[0]
    ]


def over_limits(growth: Iterable[Growth], most: float) -> list[Growth]:
    """Keep what grew by more than a share and should not have."""
    return [one for one in growth if one.name not in _MAY_GROW and one.is_over(most)]


def _added_up(usages: list[Usage]) -> dict[str, float]:
    return {
        "rss": sum(usage.rss for usage in usages),
        "pss": sum(usage.pss for usage in usages),
        "anonymous": sum(usage.anonymous for usage in usages),
        "files": sum(usage.files for usage in usages),
        "maps": sum(usage.maps for usage in usages),
        "deleted maps": sum(usage.deleted_maps for usage in usages),
    }


def _size(paths: Iterable[Path]) -> int:
    """Add up the bytes on the disk; what goes meanwhile counts nothing."""
    total = 0
    for path in paths:
        with suppress(FileNotFoundError):
            total += path.stat().st_blocks * _BLOCK
    return total
