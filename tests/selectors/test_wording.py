"""Queries put into words."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from archive.search.parser import parse
from archive.search.query import Level
from archive.selectors.wording import (
    as_asked,
    days_in_words,
    level_in_words,
    query_in_words,
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("", ""),
        ("فاس", "فاس"),
        ("فاس أكادير", "فاس and أكادير"),
        ("فاس OR أكادير", "فاس or أكادير"),
        ("(فاس OR أكادير) ميناء", "(فاس or أكادير) and ميناء"),
        ("فاس -أكادير", "فاس and without أكادير"),
        ('"الأمن الوطني"', "«الأمن الوطني»"),
        ("=والي", "exactly “والي”"),
        ('="والي فاس"', "«والي فاس»"),
        ('"a b"~1', "“a b” with at most 1 other word between"),
        ('"a b"~5', "“a b” with at most 5 other words between"),
        ("شرط*", "words that begin with “شرط”"),
        ("عنوان:بلاغ", "بلاغ in the headline"),
        (
            "headline:(فاس شرط*)",
            "فاس in the headline and words that begin with “شرط” in the headline",
        ),
        ("منبر:مرافئ", "outlet “مرافئ”"),
        ('وسم:"سرقة السيارات"', "tag “سرقة السيارات”"),
        ("date:2022-05-17", "17 May 2022"),
        ("date:2022", "from 1 January 2022 to 31 December 2022"),
        ("date:2022-05..", "from 1 May 2022 on"),
        ("date:..2022-05", "until 31 May 2022"),
    ],
)
def test_a_query_is_restated(asked: str, words: str) -> None:
    assert query_in_words(parse(asked)) == words


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_sign_has_words_in_every_language(language: str) -> None:
    asked = '"aa bb"~5 =cc -dd eee* headline:ff outlet:gg tag:hh date:2022.. (ii OR jj)'

    with translation.override(language):
        words = query_in_words(parse(asked))

    assert [letter for letter in "abcdefghij" if letter * 2 not in words] == []
    assert "%" not in words


def test_what_was_asked_is_given_as_it_was_written() -> None:
    root = parse('"الأمن الوطني" -فاس').root

    assert root is not None
    assert as_asked(root) == "الأمن الوطني فاس"


def test_levels_have_names() -> None:
    names = [level_in_words(level) for level in Level]

    assert names == ["same spelling", "same word", "word family"]


def test_a_stretch_of_one_day_is_that_day() -> None:
    assert days_in_words(date(2024, 5, 1), date(2024, 5, 1)) == "1 May 2024"
