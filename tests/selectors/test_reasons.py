"""Why a hit was found in another form."""

import pytest

from archive.models import Article
from archive.search.parser import parse
from archive.search.query import And, Level, Name, Not, Or, Phrase, Query, Reason, Widened
from archive.search.snippets import Passage, cut, find_marks
from archive.search.widening import widen
from archive.selectors.reasons import MOST_REASONS, matches_in_other_words
from archive.selectors.search import FoundArticle


def found(text: str, query: Query, *, headline: str = "") -> FoundArticle:
    """A hit with its marks as the engine would tell them."""
    return FoundArticle(
        article=Article(),
        headline=cut(headline, find_marks(headline, query)),
        passage=Passage(cut(text, find_marks(text, query)), cut_before=False, cut_after=False),
        part=False,
    )


def matches(text: str, query: Query, *, headline: str = "") -> list[tuple[str, str]]:
    hit = found(text, query, headline=headline)
    return [(match.written, match.asked) for match in matches_in_other_words(hit, query)]


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("مواطن", "المواطنين", [("المواطنين", "مواطن")]),
        ("الأمن مواطن", "الأَمْن والامن للمواطنين", [("للمواطنين", "مواطن")]),
        ('"الأمن الوطني"', "الأمن الوطني", []),
        ("=شرطة", "شرطة", []),
        ("مهرب*", "مهرب من المهربين وهرب", []),
        ('"ميناء مواطن"~9', "بميناء فيه مواطنون", [("مواطنون", "مواطن")]),
        ("٢٠٢٢", "2022", []),
    ],
)
def test_words_in_another_form_are_told_with_what_was_asked(
    asked: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert matches(text, parse(asked)) == expected


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("الأمن", "وبالأمن"),
        ("شرطة", "الشُرطة بالشرطة للشرطة والشرطة"),
        ("فاس أكادير", "بفاس ثم لأكادير"),
        ("شرط*", "شرطي من الشرطة"),
        ('"ميناء المخدرات"~9', "بميناء فيه مخدرات"),
    ],
)
def test_an_article_or_a_proclitic_is_no_reason(asked: str, text: str) -> None:
    assert matches(text, parse(asked)) == []


def test_a_pair_is_told_once_and_three_at_most() -> None:
    query = parse("مواطن")

    told = matches("المواطنين مواطنيهم مواطنات", query, headline="مواطنون ومواطنين والمواطنين")

    assert len(told) == MOST_REASONS
    assert told[0] == ("مواطنون", "مواطن")


def test_the_word_family_is_told_too() -> None:
    assert matches("مهربين", parse("تهريب", level=Level.FAMILY)) == [("مهربين", "تهريب")]


def test_an_alias_is_told_with_what_it_stands_for() -> None:
    query = widen(parse("DGSN"))

    assert matches("المديرية العامة للأمن الوطني (DGSN)", query) == [
        ("المديرية العامة للأمن الوطني", "DGSN")
    ]


def test_a_name_in_other_letters_is_told() -> None:
    query = widen(parse("Hammouchi"))

    assert matches("عبد اللطيف الحموشي", query) == [("الحموشي", "Hammouchi")]


def test_marks_are_counted_over_what_is_not_excluded() -> None:
    left, right = Phrase("فاس", ("فاس",)), Phrase("طنجة", ("طنجه",))
    slip = Widened(Phrase("طنجى", ("طنجي",)), (right,), Reason.REPAIR)
    query = Query("", root=And((Not(left), Or((left, slip)))))

    assert matches("طنجة وفاس", query) == [("طنجة", "طنجى")]


def test_a_name_as_it_was_asked_is_no_other_form() -> None:
    query = Query("", root=Widened(Phrase("x", ("x",)), (Name("Fassi", ("fs",)),), Reason.NAME))

    assert matches("x", query) == []
