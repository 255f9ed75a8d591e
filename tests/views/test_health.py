"""Whether the archive is well, as programs are told."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from archive.models import IndexTask
from archive.models.index_task import TRIES
from archive.selectors import health as checks
from archive.selectors import watch
from archive.selectors.failures import reason_of
from archive.selectors.health import Fact
from archive.selectors.watch import HEALTH, Watch
from archive.views import health
from tests.factories import make_article
from tests.views.pages import Response

# The checks run in threads of their own, which see what is committed.
pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "postgres://yaqaza:hidden@db.example/yaqaza"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no finding."""
    monkeypatch.setattr(health, "_watch", Watch(HEALTH))
    monkeypatch.setattr(Watch.look, "__defaults__", (20.0,))


@pytest.fixture
def stranger() -> Client:
    return Client(REMOTE_ADDR="192.0.2.1")


def read(response: Response) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(response.content)
    return data


def ask(client: Client) -> dict[str, Any]:
    response = client.get("/healthz")
    assert response.status_code == 200
    return read(response)


def watch_only(monkeypatch: pytest.MonkeyPatch, **instead: Callable[[], Fact]) -> None:
    """Have some checks answered otherwise."""
    groups = [{name: instead.get(name, check) for name, check in each.items()} for each in HEALTH]
    monkeypatch.setattr(health, "_watch", Watch(groups))


def test_all_is_well(client: Client, build_index: Callable[[], None]) -> None:
    make_article()
    build_index()
    IndexTask.objects.all().delete()

    said = ask(client)

    assert (said["status"], said["reasons"]) == ("ok", [])
    assert set(said["checks"]) == {"database", "index", "outbox", "disk", "migrations"}
    assert all(check["ok"] for check in said["checks"].values())
    assert said["checks"]["index"]["documents"] == 1
    assert said["checks"]["index"]["segments"] == 1
    assert said["checks"]["outbox"] == {
        "ok": True, "pending": 0, "oldest_seconds": 0.0, "set_aside": 0,
    }  # fmt: skip
    assert said["checks"]["database"]["seconds"] >= 0
    assert said["checks"]["disk"]["free_bytes"] > 0
    assert said["checks"]["migrations"]["unapplied"] == 0


def test_it_is_asked_without_session_and_never_kept(client: Client) -> None:
    client.cookies["django_language"] = "fr"
    response = client.get("/healthz")

    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Language"] == "en"
    assert response.cookies == {}


def test_without_index_it_is_degraded(client: Client) -> None:
    said = ask(client)

    assert said["status"] == "degraded"
    assert [reason[:28] for reason in said["reasons"]] == ["index: it cannot be searched"]
    assert said["checks"]["index"] == {"ok": False}


@pytest.mark.parametrize(
    ("age", "status"),
    [(timedelta(seconds=5), "ok"), (timedelta(minutes=2), "degraded"), (-timedelta(days=1), "ok")],
)
def test_an_article_that_waits_too_long(
    client: Client, build_index: Callable[[], None], age: timedelta, status: str
) -> None:
    build_index()
    IndexTask.objects.create(article_id=1, noted_at=timezone.now() - age)

    said = ask(client)

    assert said["status"] == status
    assert said["checks"]["outbox"]["pending"] == 1
    assert said["checks"]["outbox"]["oldest_seconds"] >= 0


def test_an_article_that_was_set_aside(client: Client, build_index: Callable[[], None]) -> None:
    build_index()
    long_ago = timezone.now() - timedelta(days=1)
    IndexTask.objects.create(article_id=1, attempts=TRIES, error="no", noted_at=long_ago)

    said = ask(client)

    wanted = "outbox: articles that could not be indexed and wait for a curator: 1"
    assert (said["status"], said["reasons"]) == ("degraded", [wanted])
    assert said["checks"]["outbox"]["pending"] == 0


def test_a_disk_that_fills_up(
    client: Client, build_index: Callable[[], None], settings: Settings
) -> None:
    build_index()
    settings.LEAST_FREE_MB = 10**9

    said = ask(client)

    assert said["reasons"] == ["disk: less than 1000000000 MB are free"]
    assert said["status"] == "degraded"


def test_a_migration_that_is_not_applied(
    client: Client, build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index()
    known = checks._migrations()
    monkeypatch.setattr(checks, "_migrations", lambda: known | {("archive", "9999_later")})

    said = ask(client)

    assert (said["status"], said["reasons"]) == ("degraded", ["migrations: not applied: 1"])


@pytest.fixture
def broken_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Fact:
        error = OperationalError(f"connection to {SECRET} failed")
        return Fact(problem="it cannot be reached", detail=reason_of(error))

    watch_only(monkeypatch, database=fail)


@pytest.mark.usefixtures("broken_database")
def test_without_database_it_is_down(client: Client) -> None:
    response = client.get("/healthz")

    said = read(response)
    assert (response.status_code, said["status"]) == (503, "down")
    assert said["reasons"][0].startswith("database: it cannot be reached")
    assert not any(reason.startswith(("outbox", "migrations")) for reason in said["reasons"])


@pytest.mark.usefixtures("broken_database")
def test_a_stranger_is_told_no_details(stranger: Client) -> None:
    response = stranger.get("/healthz")

    reasons = ["database: it cannot be reached", "index: it cannot be searched"]
    assert read(response)["reasons"] == reasons
    assert "hidden" not in response.content.decode()


def test_a_database_without_tables_is_down(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    watch_only(monkeypatch, outbox=lambda: Fact(problem="it cannot be read"))

    response = client.get("/healthz")

    assert response.status_code == 503
    assert "outbox: it cannot be read" in read(response)["reasons"]


@pytest.fixture
def hanging() -> Iterator[Callable[[], Fact]]:
    """A check that does not end before the test does."""
    ended = Event()
    calls = []

    def hang() -> Fact:
        calls.append(1)
        assert len(calls) == 1, "only one of them hangs at a time"
        ended.wait(60)
        return Fact()

    yield hang
    ended.set()


def test_what_hangs_is_waited_for_less_than_a_second(
    client: Client, hanging: Callable[[], Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Watch.look, "__defaults__", (watch.DEADLINE,))
    watch_only(monkeypatch, database=hanging)
    client.get("/about/")  # the pages are imported

    for _ in range(3):
        started = time.monotonic()
        response = client.get("/healthz")
        assert time.monotonic() - started < 1.0

    assert response.status_code == 503
    assert read(response)["reasons"][0] == "database: no answer in time"
    assert read(response)["checks"]["disk"]["ok"]


def test_it_is_only_read(client: Client) -> None:
    assert client.head("/healthz").status_code == 200
    assert client.post("/healthz").status_code == 405
