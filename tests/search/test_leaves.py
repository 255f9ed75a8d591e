"""Words, phrases and wildcards read, and what is said about those left out."""

import pytest

from archive.search.parser import MOST_PREFIXES, WIDEST_SLOP, parse
from archive.search.query import Level, Notice, NoticeKind, Phrase
from tests.search.shapes import notices_of, shape_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"الأمن الوطني"~5', "«الامن الوطني»~5"),
        ("«الأمن الوطني»~٥", "«الامن الوطني»~5"),
        ('"الأمن الوطني"~0', "«الامن الوطني»~0"),
        ("=شرطة", "=شرطه"),
        ("-=شرطة", "-=شرطه"),
        ("=-شرطة", "-=شرطه"),
        ("NOT =شرطة", "-=شرطه"),
        ("=كوفيد-19", "=كوفيد_19"),
        ('="الأمن الوطني"~3', "=«الامن الوطني»~3"),
        ("شرط*", "شرط*"),
        ("-شرط*", "-شرط*"),
        ("شرط*، فاس", "(شرط* & فاس)"),
        ("Préf*", "pref*"),
        ("202*", "202*"),
        ("شرط**", "شرط*"),
        ("5", "5"),
        ("٥", "5"),
    ],
)
def test_reads_words_and_phrases(text: str, expected: str) -> None:
    assert shape_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "notice", "about"),
    [
        ('"فاس', "«فاس»", NoticeKind.QUOTE_CLOSED, "فاس"),
        ('"', "", NoticeKind.WITHOUT_LETTERS, '"'),
        (":", "", NoticeKind.WITHOUT_LETTERS, ":"),
        ("ًٌٍ", "", NoticeKind.WITHOUT_LETTERS, "ًٌٍ"),
        ("الـ68", "ال_68", NoticeKind.READ_AS_PHRASE, "الـ68"),
        ("text:", "text", NoticeKind.SIGN_DROPPED, "text:"),
        ("شرطة~9", "شرطه", NoticeKind.SIGN_DROPPED, "شرطة~9"),
        ("شرطة~", "شرطه", NoticeKind.SIGN_DROPPED, "شرطة~"),
        ("شرطة~0.8،", "شرطه", NoticeKind.SIGN_DROPPED, "شرطة~0.8"),
        ("شرطة^2", "شرطه", NoticeKind.SIGN_DROPPED, "شرطة^2"),
        ("شرطة^1e999", "شرطه", NoticeKind.SIGN_DROPPED, "شرطة^1e999"),
        ("شرطة^nan", "شرطه", NoticeKind.SIGN_DROPPED, "شرطة^nan"),
        ("شرطة^-inf", "شرطه", NoticeKind.SIGN_DROPPED, "شرطة^-inf"),
        ("^nan", "", NoticeKind.SIGN_DROPPED, "^nan"),
        ("~500", "500", NoticeKind.SIGN_DROPPED, "~500"),
        ("شرط*^2", "شرط*", NoticeKind.SIGN_DROPPED, "شرط*^2"),
        ("=شرط*", "شرط*", NoticeKind.SIGN_DROPPED, "=شرط*"),
        ('"فاس"~5', "«فاس»", NoticeKind.SIGN_DROPPED, '"فاس"~5'),
        ('"الأمن الوطني"^2', "«الامن الوطني»", NoticeKind.SIGN_DROPPED, '"الأمن الوطني"^2'),
        ('"الأمن الوطني"~5^2', "«الامن الوطني»~5", NoticeKind.SIGN_DROPPED, '"الأمن الوطني"~5^2'),
        ('"أمن فاس"~100000', "«امن فاس»~50", NoticeKind.SLOP_CLAMPED, '"أمن فاس"~100000'),
    ],
)
def test_drops_what_cannot_stand(text: str, expected: str, notice: NoticeKind, about: str) -> None:
    assert shape_of(text) == expected
    assert notices_of(text)[notice] == about


def test_takes_the_widest_slop_without_a_word() -> None:
    text = f'"الأمن الوطني"~{WIDEST_SLOP}'

    assert shape_of(text) == "«الامن الوطني»~50"
    assert not notices_of(text)


@pytest.mark.parametrize("text", ["*", "?", "*ware", "?????*", "مك*بة", "wh?t", "/.*/", "**شرطة"])
def test_refuses_a_wildcard_before_letters(text: str) -> None:
    assert shape_of(f"فاس {text}") == "فاس"
    assert shape_of(text) == ""
    assert notices_of(text) == {NoticeKind.WILDCARD_LEADING: text}


@pytest.mark.parametrize("text", ["ت*", "تـ*", "تَبَ*", "ab*", "ﻻ*"])
def test_refuses_a_wildcard_after_too_few_letters(text: str) -> None:
    assert shape_of(text) == ""
    assert notices_of(text) == {NoticeKind.WILDCARD_TOO_SHORT: text}


def test_reads_the_beginning_of_several_words_as_a_phrase() -> None:
    text = "كوفيد-19*"

    assert shape_of(text) == "كوفيد_19"
    assert set(notices_of(text)) == {NoticeKind.SIGN_DROPPED, NoticeKind.READ_AS_PHRASE}


def test_leaves_out_what_follows_the_most_wildcards() -> None:
    text = "شرط* أمن* -محكم* جريم* وزير*"

    assert shape_of(text) == "(شرط* & امن* & -محكم*)"
    assert shape_of(text).count("*") == MOST_PREFIXES
    assert notices_of(text) == {NoticeKind.TOO_MANY_WILDCARDS: "وزير*"}


def test_leaves_common_words_out_and_names_them_once() -> None:
    query = parse("في فاس من، the من")

    assert shape_of(query.text) == "فاس"
    assert query.notices == (Notice(NoticeKind.COMMON_WORDS, "في، من، the"),)


@pytest.mark.parametrize("text", ["في", "من في على", "-في", "headline:في", "(في) أو من"])
def test_asks_nothing_when_all_words_are_common(text: str) -> None:
    assert shape_of(text) == ""
    assert NoticeKind.COMMON_WORDS in notices_of(text)


@pytest.mark.parametrize(
    ("text", "expected"), [('"في"', "«في»"), ("=في", "=في"), ("«من فاس»", "«من فاس»")]
)
def test_keeps_common_words_that_are_asked_for(text: str, expected: str) -> None:
    assert shape_of(text) == expected


def test_keeps_a_name_that_only_looks_like_a_common_word() -> None:
    assert shape_of("على علي") == "علي"


@pytest.mark.parametrize("text", ["ب", "أ", "ـبـ", "a", "É", "c++"])
def test_leaves_a_letter_alone_out(text: str) -> None:
    assert shape_of(text) == ""
    assert notices_of(text) == {NoticeKind.ONE_LETTER: text}


def test_finds_loose_phrases_at_the_level_of_the_query() -> None:
    strict, loose, exact = parse('"أمن فاس" "أمن فاس"~5 =أمن').leaves

    assert isinstance(strict, Phrase)
    assert isinstance(loose, Phrase)
    assert isinstance(exact, Phrase)
    levels = [leaf.level_in(Level.WORD) for leaf in (strict, loose, exact)]
    assert levels == [Level.SPELLING, Level.WORD, Level.SPELLING]
