"""Which processes belong to another one, as the kernel tells it."""

from pathlib import Path

_PROC = Path("/proc")


def children_of(pid: int) -> list[int]:
    """The processes that one has started and that have not ended, the oldest first."""
    try:
        tasks = list((_PROC / str(pid) / "task").iterdir())
        found = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []
    return sorted(found)


def descendants_of(pid: int) -> list[int]:
    """All processes below one."""
    children = children_of(pid)
    return [*children, *(lower for child in children for lower in descendants_of(child))]


def members_of(group: int) -> list[int]:
    """The living processes of a group, whoever has started them."""
    return [pid for pid in _pids() if _group_of_living(pid) == group]


def _pids() -> list[int]:
    return [int(path.name) for path in _PROC.iterdir() if path.name.isdigit()]


def state_of(pid: int) -> str:
    """The state of a process as one letter, T for one that was stopped; empty when it is gone."""
    return next(iter(_facts(pid)), "")


def is_alive(pid: int) -> bool:
    """Say whether a process runs; one that has ended and waits to be fetched does not."""
    return state_of(pid) not in {"", "Z"}


def _group_of_living(pid: int) -> int | None:
    facts = _facts(pid)
    return int(facts[2]) if facts and facts[0] != "Z" else None


def _facts(pid: int) -> list[str]:
    """State, parent and group of a process, and more; nothing when it is gone."""
    try:
        return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
