"""Archives that are thrown away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, connections
from haystack import connections as indexes

from archive.forms.search import SearchForm
from archive.models import Article
from archive.selectors.search import search_articles
from archive.services.rebuilding import rebuild
from archive.services.temporary import temporary_archive
from archive.services.triggers import check_triggers
from tests.factories import make_article

pytestmark = pytest.mark.django_db

Build = Callable[[], None]


def find(text: str) -> list[str]:
    form = SearchForm({"q": text})
    assert form.is_valid()
    return [found.article.headline for found in search_articles(form.to_search()).articles]


def test_it_begins_empty_and_follows_the_database() -> None:
    make_article()

    with temporary_archive():
        assert not Article.objects.exists()
        assert check_triggers(["default"]) == []


def test_its_articles_are_found_in_it_alone(build_index: Build) -> None:
    make_article(headline="شرطة فاس")
    build_index()

    with temporary_archive():
        make_article(headline="شرطة طنجة")
        rebuild()
        assert find("شرطة") == ["شرطة طنجة"]

    assert find("شرطة") == ["شرطة فاس"]


def test_nothing_of_it_stays(tmp_path: Path) -> None:
    with temporary_archive() as folder:
        make_article()
        rebuild()
        assert any(folder.iterdir())

    assert not folder.exists()
    assert not Article.objects.exists()
    assert not (tmp_path / "index").exists()


def test_the_sites_own_connections_are_back_after_an_error() -> None:
    kept, settings, index = connections["default"], connection.settings_dict, index_path()

    with pytest.raises(ZeroDivisionError), temporary_archive():
        divmod(1, 0)

    assert connections["default"] is kept
    assert connections.settings["default"] is settings
    assert index_path() == index


def test_it_is_sqlite_whatever_the_site_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        connections.settings, "default", {"ENGINE": "django.db.backends.postgresql", "HOST": "none"}
    )

    with temporary_archive() as folder:
        assert connection.vendor == "sqlite"
        assert str(folder) in str(connection.settings_dict["NAME"])


def index_path() -> str:
    return str(indexes.connections_info["default"]["PATH"])
