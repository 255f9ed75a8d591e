"""A database that is locked, full or held by one alone: reading goes on, saving ends cleanly."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.reliability.asking import Page, Visitor, sign_in
from tests.reliability.installation import Installation
from tests.reliability.serving import ending, shipped, start_web

SEARCH = f"/?q={quote('الأمن')}"
PASTE = "/admin/archive/article/paste/"
READ = ["/", "/tags/", "/outlets/", "/archive/", "/archive/undated/", "/articles/1/", "/about/"]
CURATED = ["/admin/", "/admin/archive/article/", "/admin/archive/article/1/change/", PASTE]
TEXT = "خبر جديد من أخبار الأرشيف"


@pytest.fixture
def home(tmp_path: Path) -> Installation:
    """An installation with one public article."""
    home = shipped(tmp_path, DJANGO_SETTINGS_MODULE="tests.reliability.impatient")
    home.manage("migrate", "-v0")
    (tmp_path / "news").mkdir()
    (tmp_path / "news/one.txt").write_text("الأمن في البحر الأحمر\n\nخبر من أخبار الأرشيف.")
    home.manage("ingest", "--publish", str(tmp_path / "news"))
    home.manage("rebuild_index", "--noinput")
    return home


@contextmanager
def writing(home: Installation, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Hold the lock of the database as somebody does who writes for a long time."""
    with closing(sqlite3.connect(home.folder / "yaqaza.sqlite3", isolation_level=None)) as writer:
        if begin == "BEGIN EXCLUSIVE":
            writer.execute("PRAGMA locking_mode=EXCLUSIVE")
        writer.execute(begin)
        writer.execute("UPDATE archive_article SET section = 'x'")
        try:
            yield
        finally:
            writer.execute("ROLLBACK")


def rows(home: Installation) -> dict[str, int]:
    """Count the rows of every table."""
    with closing(sqlite3.connect(home.folder / "yaqaza.sqlite3")) as reader:
        tables = reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: reader.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables
        }


def assert_unavailable(page: Page) -> None:
    assert page.status == 503
    assert int(page.headers["Retry-After"]) > 0
    assert page.headers["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in page.body
    assert "Traceback" not in page.body


def test_reading_needs_no_lock(home: Installation) -> None:
    curator = sign_in(home)

    with ending(start_web(home)), writing(home):
        public = {path: Visitor(home.url).get(path).status for path in [*READ, SEARCH]}
        curated = {path: curator.get(path).status for path in [*READ, *CURATED]}

    assert set(public.values()) == set(curated.values()) == {200}, (public, curated)


def test_a_save_waits_and_is_then_refused_whole(home: Installation) -> None:
    curator = sign_in(home)
    before = rows(home)

    with ending(start_web(home)) as web:
        with writing(home):
            pasted = curator.post(PASTE, text=TEXT)
            deleted = curator.post("/admin/archive/article/1/delete/", post="yes")
            entered = Visitor(home.url).post(
                "/admin/login/", username="admin", password="right password"
            )
        after = rows(home)
        again = curator.post(PASTE, text=TEXT)

    for page in (pasted, deleted, entered):
        assert_unavailable(page)
        assert 0.4 < page.seconds < 10
    assert after == before
    assert again.status == 302
    assert web.said.count("OperationalError: database is locked") == 3
    assert "Traceback" not in web.said


def test_a_full_disk_refuses_saves_and_lets_read(home: Installation) -> None:
    curator = sign_in(home)
    before = rows(home)
    size = (home.folder / "yaqaza.sqlite3").stat().st_size
    full = Installation(home.folder, {**home.env, "MOST_PAGES": str(size // 4096)})

    with ending(start_web(full)) as web:
        pasted = curator.post(PASTE, text=TEXT * 20_000)
        read = {path: curator.get(path).status for path in [*READ, *CURATED]}

    assert_unavailable(pasted)
    assert rows(home) == before
    assert set(read.values()) == {200}, read
    assert "database or disk is full" in web.said


def test_a_database_held_by_one_alone_is_said_soon(home: Installation) -> None:
    with ending(start_web(home)) as web:
        Visitor(home.url).get("/healthz")
        with writing(home, "BEGIN EXCLUSIVE"):
            health = Visitor(home.url).get("/healthz")
            page = Visitor(home.url).get("/tags/")
        after = Visitor(home.url).get("/tags/")

    assert health.status == 503
    assert health.seconds < 10, "a second, but for a busy machine"
    assert_unavailable(page)
    assert after.status == 200
    assert "Traceback" not in web.said


def test_as_shipped_a_save_waits_twenty_seconds(home: Installation) -> None:
    shipped_home = Installation(
        home.folder, {**home.env, "DJANGO_SETTINGS_MODULE": "config.settings"}
    )
    curator = sign_in(shipped_home)

    with ending(start_web(shipped_home)), writing(home):
        pasted = curator.post(PASTE, text=TEXT)
        read = curator.get("/tags/")

    assert_unavailable(pasted)
    assert 19 < pasted.seconds < 30
    assert read.status == 200
