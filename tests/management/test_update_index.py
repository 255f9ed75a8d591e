"""Haystack's command that has everything indexed anew."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError

from archive.models import IndexTask
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def update(*args: str, **options: Any) -> str:
    out = StringIO()
    call_command("update_index", *args, stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize("name", ["update_index", "rebuild_index", "clear_index"])
def test_the_archives_command_stands_in_haystacks_place(name: str) -> None:
    assert get_commands()[name] == "archive"


def test_haystack_still_tells_what_is_indexed() -> None:
    out = StringIO()

    call_command("haystack_info", stdout=out)

    assert "Article" in out.getvalue()


@pytest.mark.parametrize("labels", [[], ["archive"], ["archive.Article"]])
def test_every_article_is_queued(labels: list[str]) -> None:
    articles = [make_article(), make_article(status="draft")]
    IndexTask.objects.all().delete()

    said = update(*labels)

    assert said == "2 articles are queued; the indexer follows\n"
    noted = IndexTask.objects.values_list("article_id", flat=True)
    assert list(noted) == [article.pk for article in articles]


def test_nothing_is_indexed_but_articles() -> None:
    with pytest.raises(CommandError, match=r"only archive\.Article is indexed, not archive\.Tag"):
        update("archive.Tag")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (["--age", "24"], "--age cannot be given: every change is noted by itself"),
        (["-m", "5"], "--minutes cannot be given"),
        (["--start=2026-01-01"], "--start cannot be given"),
        (["-e", "2026-01-01"], "--end cannot be given"),
        (["--workers=4"], "--workers cannot be given: the indexer alone writes the index"),
        (["-b", "100"], "--batch-size cannot be given"),
        (["-t", "5"], "--max-retries cannot be given"),
        (["--using", "default"], "--using cannot be given"),
        (["--nocommit"], "--nocommit cannot be given"),
        (["--remove"], "--remove cannot be given: .* check_index --repair"),
    ],
)
def test_an_option_that_cannot_be_kept_is_refused(asked: list[str], reason: str) -> None:
    make_article()
    IndexTask.objects.all().delete()

    with pytest.raises(CommandError, match=reason):
        update(*asked)

    assert not IndexTask.objects.exists()


def test_an_option_given_in_code_is_refused_too() -> None:
    with pytest.raises(CommandError, match="--age cannot be given"):
        update(age=24)
