"""Shares of time: what was used comes back slowly."""

from dataclasses import dataclass

import pytest

from archive.views.budgets import Budgets


@dataclass(slots=True)
class Clock:
    """A clock that a test winds."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def budgets(clock: Clock) -> Budgets:
    """Ten seconds at once, then a quarter of the time."""
    return Budgets(rate=0.25, most=10.0, longest=3, clock=clock)


def use(budgets: Budgets, key: bytes, seconds: float) -> None:
    budgets.begin(key)
    budgets.end(key, seconds)


def test_who_has_used_nothing_may_begin(budgets: Budgets) -> None:
    assert budgets.seconds_until_free(b"a") == 0


def test_who_has_used_all_waits_until_his_debt_is_paid(budgets: Budgets, clock: Clock) -> None:
    use(budgets, b"a", 11.0)

    assert budgets.seconds_until_free(b"a") == 4
    assert budgets.seconds_until_free(b"b") == 0
    clock.now += 4
    assert budgets.seconds_until_free(b"a") == 0


def test_a_debt_is_bounded(budgets: Budgets) -> None:
    use(budgets, b"a", 1e9)

    assert budgets.seconds_until_free(b"a") == 40


def test_nothing_is_saved_up(budgets: Budgets, clock: Clock) -> None:
    use(budgets, b"a", 1.0)
    clock.now += 70
    use(budgets, b"a", 11.0)

    assert budgets.seconds_until_free(b"a") == 4


def test_what_is_under_way_counts_before_its_cost_is_known(budgets: Budgets) -> None:
    begun = 0
    while not budgets.seconds_until_free(b"a"):
        budgets.begin(b"a")
        begun += 1

    assert begun == 6
    budgets.end(b"a", 0.0)
    assert budgets.seconds_until_free(b"a") == 0


def test_who_was_not_seen_for_long_is_forgotten(budgets: Budgets, clock: Clock) -> None:
    use(budgets, b"a", 11.0)
    clock.now += 80
    use(budgets, b"b", 1.0)

    assert len(budgets) == 1


def test_who_is_only_looked_at_is_not_remembered_for_longer(budgets: Budgets, clock: Clock) -> None:
    use(budgets, b"a", 11.0)
    clock.now += 79
    budgets.seconds_until_free(b"a")
    clock.now += 1
    use(budgets, b"b", 1.0)

    assert len(budgets) == 1


def test_of_very_many_those_seen_last_are_kept(budgets: Budgets) -> None:
    for number in range(100):
        use(budgets, str(number).encode(), 11.0)

    assert len(budgets) == 3
    assert budgets.seconds_until_free(b"0") == 0
    assert budgets.seconds_until_free(b"99") > 0
