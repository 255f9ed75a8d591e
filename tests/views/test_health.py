"""Whether the archive is well, as programs are told."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError, connection, connections
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
    monkeypatch.setattr(IndexTask._meta, "db_table", "nowhere")

    response = client.get("/healthz")

    assert response.status_code == 503
    assert read(response)["reasons"][0] == "database: it was never migrated"
    assert not read(response)["checks"]["outbox"]["ok"]


def test_an_outbox_that_cannot_be_read_stops_no_page(
    client: Client, build_index: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index()
    watch_only(monkeypatch, outbox=lambda: Fact(problem="it cannot be read"))

    said = ask(client)

    assert (said["status"], said["reasons"]) == ("degraded", ["outbox: it cannot be read"])


@pytest.mark.sqlite
@pytest.mark.parametrize("is_there", [True, False])
def test_a_file_without_tables_is_down_and_one_that_vanished_is_not_made(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_there: bool
) -> None:
    path = tmp_path / "a + b %20 #1? أرشيف.sqlite3"
    if is_there:
        path.touch()

    with monkeypatch.context() as patch:
        patch.setitem(connections.databases["default"], "NAME", str(path))
        response = client.get("/healthz")

    problem = "it was never migrated" if is_there else "it cannot be reached"
    assert response.status_code == 503
    assert read(response)["reasons"][0].startswith(f"database: {problem}")
    assert [each.name for each in tmp_path.iterdir()] == [path.name] * is_there


@pytest.mark.postgres
def test_what_the_address_asks_of_the_server_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {}

    def show() -> Fact:
        with connection.cursor() as cursor:
            for name in ("search_path", "lock_timeout", "statement_timeout"):
                said[name] = cursor.execute(f"SHOW {name}").fetchone()[0]
        return Fact()

    asked = {"options": "-c search_path=archive -c lock_timeout=3s"}
    with monkeypatch.context() as patch:
        patch.setitem(connections.databases["default"], "OPTIONS", asked)
        Watch([{"show": show}]).look()

    assert said == {
        "search_path": "archive", "lock_timeout": "500ms", "statement_timeout": "700ms",
    }  # fmt: skip


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
    given: list[float] = []
    whole = watch._Round.wait

    def wait(own: watch._Round, seconds: float) -> dict[str, Fact]:
        given.append(seconds)
        return whole(own, seconds)

    monkeypatch.setattr(watch._Round, "wait", wait)
    started = time.monotonic()
    for _ in range(3):
        response = client.get("/healthz")

    assert time.monotonic() - started < 20, "three seconds, but for a busy machine"
    assert given == [watch.DEADLINE] * 3
    assert watch.DEADLINE < 1.0
    assert response.status_code == 503
    assert read(response)["reasons"][0] == "database: no answer in time"
    assert read(response)["checks"]["disk"]["ok"]


def test_an_outbox_that_is_late_stops_no_page(
    client: Client, hanging: Callable[[], Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Watch.look, "__defaults__", (5.0,))
    watch_only(monkeypatch, outbox=hanging)

    said = ask(client)

    assert said["status"] == "degraded"
    assert said["checks"]["database"]["ok"]
    assert "outbox: no answer in time" in said["reasons"]


def test_it_is_only_read(client: Client) -> None:
    assert client.head("/healthz").status_code == 200
    assert client.post("/healthz").status_code == 405
