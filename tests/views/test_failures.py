"""A database that cannot be used gives a page that says so, and no traceback."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import (
    DatabaseError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
)
from django.db.utils import ProgrammingError
from django.test import Client
from pytest_django import Settings

from archive.admin.articles import ArticleAdmin
from archive.models import Article
from archive.selectors import browse
from archive.selectors.failures import is_unusable
from tests.factories import make_article
from tests.views.pages import Response, read_page

Fail = Callable[[Exception], None]


def undefined_table() -> ProgrammingError:
    """What Django raises on PostgreSQL when a table is not there."""
    error = ProgrammingError('relation "x" does not exist\nLINE 1: SELECT سر FROM x')
    error.__cause__ = psycopg.errors.UndefinedTable()
    return error


def by_sqlite(said: str, code: int) -> OperationalError:
    """What Django raises on SQLite."""
    error = OperationalError(said)
    error.__cause__ = sqlite3.OperationalError(said)
    error.__cause__.sqlite_errorcode = code
    return error


UNUSABLE = [
    OperationalError("database is locked"),
    OperationalError("database or disk is full"),
    OperationalError("no such table: archive_outlet"),
    InterfaceError("connection already closed"),
    DatabaseError("file is not a database"),
    undefined_table(),
    by_sqlite("no such table: archive_outlet", sqlite3.SQLITE_ERROR),
    by_sqlite("database is locked", sqlite3.SQLITE_BUSY_SNAPSHOT),
    by_sqlite("disk I/O error", sqlite3.SQLITE_IOERR_SHORT_READ),
]


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Have the list of outlets fail with an error."""

    def fail_with(error: Exception) -> None:
        def raise_it() -> None:
            raise error

        monkeypatch.setattr(browse, "outlets_with_counts", raise_it)

    return fail_with


def assert_unavailable(response: Response, language: str = "ar") -> None:
    page = read_page(response)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert page.one("html").attrs["lang"] == language
    assert page.one("html").attrs["dir"] == ("rtl" if language == "ar" else "ltr")
    assert "Traceback" not in response.content.decode()


@pytest.mark.parametrize("error", UNUSABLE, ids=lambda error: str(error)[:20])
def test_a_page_says_so_without_the_database(client: Client, fail: Fail, error: Exception) -> None:
    fail(error)

    assert_unavailable(client.get("/outlets/"))


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_it_says_so_in_the_reader_s_language(client: Client, fail: Fail, language: str) -> None:
    fail(OperationalError("database is locked"))
    client.cookies["django_language"] = language

    assert_unavailable(client.get("/outlets/"), language)


FAULTS = [
    IntegrityError("UNIQUE"),
    ProgrammingError("syntax"),
    ValueError("no"),
    by_sqlite("no such column: x", sqlite3.SQLITE_ERROR),
    by_sqlite("too many SQL variables", sqlite3.SQLITE_ERROR),
]


@pytest.mark.parametrize("error", FAULTS, ids=str)
def test_a_fault_of_the_program_stays_one(
    fail: Fail, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    fail(error)

    response = Client(raise_request_exception=False).get("/outlets/")

    assert response.status_code == 500
    assert "Traceback (most recent call last)" in caplog.text


def error_of(statement: str) -> DatabaseError:
    with pytest.raises(DatabaseError) as caught, connection.cursor() as cursor:
        cursor.execute(statement)
    return caught.value


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["SELECT nothing FROM archive_article", "SELEC 1"])
def test_a_statement_that_is_wrong_says_nothing_of_the_database(statement: str) -> None:
    assert not is_unusable(error_of(statement))


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_table_that_is_not_there_yet_does() -> None:
    assert is_unusable(error_of("SELECT 1 FROM nowhere"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of one row."""
    with closing(sqlite3.connect(tmp_path / "one.sqlite3")) as made:
        made.execute("CREATE TABLE one (x)")
        made.execute("INSERT INTO one VALUES (1)")
        made.commit()
    return tmp_path / "one.sqlite3"


def said_of(path: Path, statement: str, mode: str = "rw") -> DatabaseError:
    """What Django would raise of a file."""
    with (
        pytest.raises(DatabaseError) as caught,
        connection.wrap_database_errors,
        closing(sqlite3.connect(f"file:{path}?mode={mode}", uri=True, timeout=0)) as opened,
    ):
        opened.executescript(f"PRAGMA max_page_count = 2; {statement}")
    return caught.value


@pytest.mark.sqlite
class TestAFile:
    """Whatever is wrong with the file of the database, SQLite says by itself."""

    def test_is_held_by_another(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert is_unusable(said_of(path, "SELECT x FROM one"))

    def test_is_full(self, path: Path) -> None:
        assert is_unusable(said_of(path, "INSERT INTO one VALUES (zeroblob(100000))"))

    def test_may_only_be_read(self, path: Path) -> None:
        assert is_unusable(said_of(path, "INSERT INTO one VALUES (2)", mode="ro"))

    def test_is_not_there(self, tmp_path: Path) -> None:
        assert is_unusable(said_of(tmp_path / "nowhere.sqlite3", "SELECT 1"))

    def test_is_no_database(self, tmp_path: Path) -> None:
        (tmp_path / "text.sqlite3").write_text("some words " * 100)

        assert is_unusable(said_of(tmp_path / "text.sqlite3", "SELECT x FROM one"))

    def test_is_damaged(self, path: Path) -> None:
        whole = path.read_bytes()
        path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

        assert is_unusable(said_of(path, "SELECT x FROM one"))


def test_under_debug_the_error_is_shown(fail: Fail, settings: Settings) -> None:
    settings.DEBUG = True
    fail(OperationalError("database is locked"))

    response = Client(raise_request_exception=False).get("/outlets/")

    assert response.status_code == 500


def test_the_log_has_one_line_without_the_reader_s_words(
    client: Client, fail: Fail, caplog: pytest.LogCaptureFixture
) -> None:
    fail(undefined_table())

    client.get("/outlets/", {"q": "سر"})

    (record,) = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert record.getMessage() == (
        '503 for GET of the page outlets: ProgrammingError: relation "x" does not exist'
    )


@pytest.mark.django_db
def test_a_save_that_fails_leaves_nothing(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article()
    before = (Article.objects.values().get(), Article.history.count(), LogEntry.objects.count())

    def fail(*args: object, **options: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(LogEntry, "save", fail)
    monkeypatch.setattr(LogEntry.objects, "bulk_create", fail)
    address = f"/admin/archive/article/{article.pk}/delete/"
    response = admin_client.post(address, {"post": "yes"})

    assert_unavailable(response)
    assert before == (
        Article.objects.values().get(), Article.history.count(), LogEntry.objects.count(),
    )  # fmt: skip


@pytest.mark.django_db
def test_an_action_that_fails_leaves_nothing(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The admin notes a deletion before it deletes."""
    article = make_article()
    before = LogEntry.objects.count()

    def fail(*args: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(ArticleAdmin, "delete_queryset", fail)
    admin_client.raise_request_exception = False
    sent = {"action": "delete_selected", "_selected_action": article.pk, "post": "yes"}
    response = admin_client.post("/admin/archive/article/", sent)

    assert_unavailable(response)
    assert LogEntry.objects.count() == before


@pytest.mark.django_db
def test_a_card_that_cannot_be_kept_is_shown(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    article = make_article()

    def fail(*args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache, "set", fail)
    response = client.get(f"/articles/{article.pk}/card.png")

    assert response.content.startswith(b"\x89PNG")
    assert "a card could not be kept: No space left on device" in caplog.text


@pytest.mark.django_db
def test_a_session_that_cannot_be_kept_is_no_fault(
    admin_user: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Django keeps it after the page is made, where no view can answer for it."""
    settings.SESSION_SAVE_EVERY_REQUEST = True
    client = Client(raise_request_exception=False)
    client.force_login(admin_user)

    def fail(*args: object, **options: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(SessionStore, "save", fail)

    assert_unavailable(client.get("/admin/password_change/done/"))
