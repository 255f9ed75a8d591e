"""The indexer as a command."""

import fcntl
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError
from pytest_django import Settings

from archive.management.commands import run_indexer
from archive.models import IndexTask
from archive.services.indexing import index_pending
from archive.services.rebuilding import build_if_missing
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lock(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A lock of the test's own; and the signals as they were, afterwards."""
    settings.INDEXER_LOCK = tmp_path / "indexer.lock"
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield settings.INDEXER_LOCK
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_once_leaves_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_indexer, "index_pending", lambda: index_pending(limit=2))
    for _ in range(5):
        make_article()

    call_command("run_indexer", once=True)

    assert not IndexTask.objects.exists()


def test_a_second_indexer_is_refused(lock: Path) -> None:
    make_article()
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)

        with pytest.raises(CommandError, match="another indexer"):
            call_command("run_indexer", once=True)

    assert IndexTask.objects.count() == 1


def test_an_indexer_may_follow_another_one() -> None:
    for _ in range(2):
        make_article()
        call_command("run_indexer", once=True)

    assert not IndexTask.objects.exists()


def test_it_runs_until_it_is_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    build_if_missing()
    make_article()
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(time, "sleep", wait)
    call_command("run_indexer")

    assert (waits[0], len(waits)) == (0.0, 3)
    assert not IndexTask.objects.exists()


# After a failure the indexer lets go of its connection, and with it of a test's transaction.
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("failure", [DatabaseError("locked"), ValueError("no such letter")])
def test_a_failure_is_logged_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, failure: Exception
) -> None:
    failures = [failure]

    def index() -> int:
        if failures:
            raise failures.pop()
        signal.raise_signal(signal.SIGTERM)
        return 0

    monkeypatch.setattr(run_indexer, "index_pending", index)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    call_command("run_indexer")

    assert "not indexed, the outbox keeps it" in caplog.text
    assert str(failure) in caplog.text


def test_once_stops_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []

    def index() -> int:
        batches.append(1)
        signal.raise_signal(signal.SIGTERM)
        return 1 if len(batches) < 5 else 0

    monkeypatch.setattr(run_indexer, "index_pending", index)
    call_command("run_indexer", once=True)

    assert len(batches) == 1
