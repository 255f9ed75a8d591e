"""Notices as sentences."""

from dataclasses import replace

import pytest
from django.utils import translation

from archive.search.leaves import MOST_PREFIXES, SHORTEST_PREFIX, WIDEST_SLOP
from archive.search.parser import parse
from archive.search.query import Label, Notice, NoticeKind, Query
from archive.selectors.notices import notice_in_words, unknown_labels

MIZAN = Label(text="الميزان", facet="outlet", key="الميزان")


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("kind", NoticeKind)
def test_every_notice_is_a_sentence_about_the_readers_words(
    kind: NoticeKind, language: str
) -> None:
    with translation.override(language):
        sentence = notice_in_words(Notice(kind, "100%s"))

    assert "100%s" in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("في من", "Too common to be searched for: في، من."),
        ("ت", "“ت” is one letter alone"),
        ("ت*", "* needs three letters before it"),
        ("*ware", "only at the end of a word"),
        ("abc* bcd* cde* def*", "may have three words with *"),
        ('"a b"~100000', "50 words between"),
        ("date:yesterday", "“yesterday” is no date"),
    ],
)
def test_a_notice_says_what_to_do(asked: str, said: str) -> None:
    with translation.override("en"):
        sentences = [notice_in_words(notice) for notice in parse(asked).notices]

    assert [sentence for sentence in sentences if said in sentence] == sentences[-1:]


def test_the_limits_that_notices_name_are_the_parsers() -> None:
    assert (SHORTEST_PREFIX, MOST_PREFIXES, WIDEST_SLOP) == (3, 3, 50)


def test_an_outlet_that_nobody_is_called_is_named() -> None:
    with translation.override("en"):
        said = unknown_labels(Query("", root=MIZAN))

    assert said == ["The archive has no outlet called “الميزان”."]


def test_an_outlet_that_was_found_is_not_named() -> None:
    assert unknown_labels(Query("", root=replace(MIZAN, slugs=("mizan",)))) == []
