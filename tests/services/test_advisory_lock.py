"""One indexer a database, be it on another machine."""

import time
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.models import IndexTask
from archive.services.advisory_lock import _HOLD, _KEY, hold_advisory_lock
from tests.factories import make_article


@pytest.fixture
def elsewhere() -> Iterator[BaseDatabaseWrapper]:
    """The connection of an indexer on another machine; ours is new, and holds nothing."""
    connection.close()
    other = connection.copy()
    yield other
    other.close()


def hold(database: BaseDatabaseWrapper) -> bool:
    with database.cursor() as cursor:
        cursor.execute(_HOLD, {"key": _KEY})
        held: bool = cursor.fetchone()[0]
        return held


def is_free_soon() -> bool:
    """Say whether the lock can be had within ten seconds; a server takes its time to end one."""
    for _ in range(200):
        if hold_advisory_lock():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.sqlite
@pytest.mark.django_db
def test_one_machine_needs_no_lock_in_the_database() -> None:
    assert hold_advisory_lock()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_it_is_held_until_its_session_ends(elsewhere: BaseDatabaseWrapper) -> None:
    assert hold(elsewhere)
    assert hold(elsewhere)
    assert not hold_advisory_lock()

    elsewhere.close()

    assert is_free_soon()
    connection.close()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_indexer_on_another_machine_is_respected(elsewhere: BaseDatabaseWrapper) -> None:
    make_article()
    hold(elsewhere)

    with pytest.raises(CommandError, match="works on this database"):
        call_command("run_indexer", once=True)

    assert IndexTask.objects.count() == 1
