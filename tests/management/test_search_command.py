"""Searching from the command line."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.factories import make_article

pytestmark = pytest.mark.django_db

Build = Callable[[], None]


def search(query: str, *options: str) -> str:
    out = StringIO()
    call_command("search", query, *options, stdout=out)
    return out.getvalue()


def search_json(query: str, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(search(query, "--json", *options))
    return found


def test_json_has_the_total_and_the_hits_and_nothing_more(build_index: Build) -> None:
    article = make_article(headline="شرطة فاس", source="001.txt")
    build_index()

    assert search_json("الشرطة") == {
        "total": 1,
        "hits": [{"id": article.pk, "headline": "شرطة فاس", "source": "001.txt"}],
    }


def test_an_article_without_headline_has_an_empty_one(build_index: Build) -> None:
    make_article(headline="", body="قالت الشرطة إن البحث متواصل.")
    build_index()

    assert search_json("شرطة")["hits"][0]["headline"] == ""


def test_articles_with_some_of_the_words_follow_and_say_so(build_index: Build) -> None:
    some = make_article(headline="فاس")
    whole = make_article(headline="شرطة فاس")
    build_index()

    found = search_json("شرطة فاس")

    assert found["total"] == 1
    assert [(hit["id"], hit.get("part")) for hit in found["hits"]] == [
        (whole.pk, None),
        (some.pk, True),
    ]


def test_letters_are_printed_as_they_are(build_index: Build) -> None:
    make_article(headline="شرطة فاس")
    build_index()

    assert "شرطة فاس" in search("شرطة", "--json")


@pytest.mark.parametrize(("limit", "shown"), [("2", 2), ("50", 25), ("0", 1), ("-3", 1)])
def test_the_limit_cuts_the_hits_and_not_the_total(
    build_index: Build, limit: str, shown: int
) -> None:
    for _ in range(25):
        make_article(headline="شرطة فاس")
    build_index()

    found = search_json("شرطة", "--limit", limit)

    assert (found["total"], len(found["hits"])) == (25, shown)


def test_twenty_hits_are_shown_unless_told(build_index: Build) -> None:
    for _ in range(25):
        make_article(headline="شرطة فاس")
    build_index()

    assert len(search_json("شرطة")["hits"]) == 20


@pytest.mark.parametrize(("level", "total"), [("word", 1), ("spelling", 0)])
def test_the_level_is_the_readers_choice(build_index: Build, level: str, total: int) -> None:
    make_article(headline="الشرطة في فاس")
    build_index()

    assert search_json("شرطة", "--level", level)["total"] == total


def test_text_has_a_line_a_hit(build_index: Build) -> None:
    some = make_article(headline="", body="خبر من فاس")
    whole = make_article(headline="شرطة فاس")
    build_index()

    lines = search("شرطة فاس").splitlines()

    assert lines == ["1", f"  {whole.pk}\tشرطة فاس", f"~ {some.pk}\tخبر من فاس"]


def test_text_says_how_a_clumsy_query_was_understood(build_index: Build) -> None:
    make_article(headline="شرطة فاس")
    build_index()

    lines = search('"شرطة').splitlines()

    assert (len(lines), lines[1]) == (3, "1")
    assert "«شرطة»" in lines[0]


@pytest.mark.parametrize("query", ["", "   ", "!"])
def test_nothing_asked_finds_nothing(build_index: Build, query: str) -> None:
    make_article()
    build_index()

    assert search_json(query) == {"total": 0, "hits": []}


def test_without_index_the_command_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="rebuild_index"):
        search("شرطة")


@pytest.mark.parametrize("arguments", [["ا" * 1001], ["شرطة", "--level", "root"], []])
def test_what_cannot_be_asked_is_refused(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("search", *arguments)
