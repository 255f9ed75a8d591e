"""Which processes belong to another one, as the kernel tells it."""

from pathlib import Path


def children_of(pid: int) -> list[int]:
    """The processes that one has started and that have not ended."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        return [int(child) for child in path.read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def members_of(group: int) -> list[int]:
    """The living processes of a group, whoever has started them."""
    return [pid for pid in _pids() if _group_of_living(pid) == group]


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def state_of(pid: int) -> str:
    """The state of a process as one letter, T for one that was stopped; empty when it is gone."""
    return _facts(pid)[0] if _facts(pid) else ""


def _group_of_living(pid: int) -> int | None:
    facts = _facts(pid)
    return int(facts[2]) if facts and facts[0] != "Z" else None


def _facts(pid: int) -> list[str]:
    """State, parent and group of a process, and more; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
