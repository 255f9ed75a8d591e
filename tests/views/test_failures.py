"""A database that cannot be used gives a page that says so, and no traceback."""

import logging
from collections.abc import Callable

import psycopg
import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError
from django.db.utils import ProgrammingError
from django.test import Client
from pytest_django import Settings

from archive.admin.articles import ArticleAdmin
from archive.models import Article
from archive.selectors import browse
from tests.factories import make_article
from tests.views.pages import Response, read_page

Fail = Callable[[Exception], None]


def undefined_table() -> ProgrammingError:
    """What Django raises on PostgreSQL when a table is not there."""
    error = ProgrammingError('relation "x" does not exist\nLINE 1: SELECT سر FROM x')
    error.__cause__ = psycopg.errors.UndefinedTable()
    return error


UNUSABLE = [
    OperationalError("database is locked"),
    OperationalError("database or disk is full"),
    OperationalError("no such table: archive_outlet"),
    InterfaceError("connection already closed"),
    DatabaseError("file is not a database"),
    undefined_table(),
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


@pytest.mark.parametrize(
    "error", [IntegrityError("UNIQUE"), ProgrammingError("syntax"), ValueError("no")]
)
def test_a_fault_of_the_program_stays_one(fail: Fail, error: Exception) -> None:
    fail(error)

    response = Client(raise_request_exception=False).get("/outlets/")

    assert response.status_code == 500


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
