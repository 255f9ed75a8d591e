"""Comparing the index with the database as a command."""

import json
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.models import Article, IndexTask
from tests.factories import make_article

pytestmark = pytest.mark.django_db

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def stale(build_index: Callable[[], None]) -> None:
    """An index that is behind one article."""
    make_article()
    build_index()
    Article.objects.update(headline="درك")
    IndexTask.objects.all().delete()


def test_an_index_that_equals_the_database(
    build_index: Callable[[], None], capsys: Capture
) -> None:
    make_article()
    build_index()

    call_command("check_index")

    counts = "1 articles, 0 missing, 0 stale, 0 orphaned, 0 waiting, 0 set aside\n"
    assert capsys.readouterr().out == counts


@pytest.mark.usefixtures("stale")
def test_a_difference_fails(capsys: Capture) -> None:
    with pytest.raises(CommandError, match="does not equal"):
        call_command("check_index", as_json=True)

    counts = json.loads(capsys.readouterr().out)
    assert (counts["articles"], counts["missing"], counts["stale"]) == (1, 0, 1)


@pytest.mark.usefixtures("stale")
def test_a_repair_is_compared_once_more(capsys: Capture) -> None:
    call_command("check_index", repair=True)

    first, second = capsys.readouterr().out.splitlines()
    assert "1 stale" in first
    assert "0 stale" in second


def test_an_index_that_cannot_be_read_fails() -> None:
    with pytest.raises(CommandError, match="there is no index"):
        call_command("check_index")
