"""How an index may not differ from its database, as check_index and the audit count it."""

_COUNTED_BY_BOTH = ("missing", "orphaned", "stale")
NO_DIFFERENCE = dict.fromkeys((*_COUNTED_BY_BOTH, "duplicates"), 0)


def differences(*, checked: dict[str, int], audited: dict[str, int]) -> list[str]:
    """Say in words what differs; nothing when index and database are equal."""
    counts = {f"{name} (check_index)": checked[name] for name in _COUNTED_BY_BOTH}
    counts |= {f"{name} (audit)": audited[name] for name in NO_DIFFERENCE}
    return [f"{name}: {count}" for name, count in counts.items() if count]
