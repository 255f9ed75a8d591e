"""Any text read as a query: operators, signs and parentheses."""

from time import process_time
from timeit import repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.lexer import lexemes
from archive.search.parser import DEEPEST, MOST_TERMS, parse
from archive.search.query import Level, NoticeKind, Phrase, Prefix
from tests.search.shapes import notices_of, shape, shape_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("   ", ""),
        ("فاس", "فاس"),
        ("فاس أكادير", "(فاس & اكادير)"),
        ("فاس AND أكادير", "(فاس & اكادير)"),
        ("فاس OR أكادير", "(فاس | اكادير)"),
        ("فاس أو أكادير", "(فاس | اكادير)"),
        ("فاس او أكادير", "(فاس | اكادير)"),
        ("فاس or أكادير", "(فاس & اكادير)"),
        ("فاس وجدة OR طنجة", "((فاس & وجده) | طنجه)"),
        ("فاس OR وجدة طنجة", "(فاس | (وجده & طنجه))"),
        ("فاس (وجدة OR طنجة)", "(فاس & (وجده | طنجه))"),
        ("فاس -أكادير", "(فاس & -اكادير)"),
        ("فاس NOT أكادير", "(فاس & -اكادير)"),
        ("فاس ليس أكادير", "(فاس & -اكادير)"),
        ("-أكادير", "-اكادير"),
        ("NOT NOT فاس", "فاس"),
        ("--فاس", "فاس"),
        ("ليس -فاس", "فاس"),
        ("NOT(فاس وجدة)", "-(فاس & وجده)"),
        ("-(فاس أو وجدة)", "-(فاس | وجده)"),
        ('-"الأمن الوطني"', "-«الامن الوطني»"),
        ('"الأمن"-فاس', "(«الامن» & -فاس)"),
    ],
)
def test_reads_operators(text: str, expected: str) -> None:
    assert shape_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الـ68", "ال_68"),
        ("7.682", "7682"),
        ("10:30", "10_30"),
        ("http://hespress.com", "http_hespress_com"),
        ("19-04-2024", "19_04_2024"),
        ("كوفيد-19", "كوفيد_19"),
        ("الأمن:الوطني", "الامن_الوطني"),
        ("l'Intérieur", "l_interieur"),
        ('r"(ا+)+$"', "«ا»"),
        ("text:[TO]", "text_to"),
        ("text:الأمن", "text_الامن"),
        ("[فاس TO وجدة]", "(فاس & وجده)"),
        ("django_ct:auth.user", "django_ct_auth_user"),
        ("فاس - وجدة", "(فاس & وجده)"),
        ("فاس -- وجدة", "(فاس & وجده)"),
    ],
)
def test_takes_foreign_signs_as_they_stand(text: str, expected: str) -> None:
    assert shape_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "notice", "about"),
    [
        ("AND", "and", NoticeKind.OPERATOR_AS_WORD, "AND"),
        ("أو", "او", NoticeKind.OPERATOR_AS_WORD, "أو"),
        ("ليس", "ليس", NoticeKind.OPERATOR_AS_WORD, "ليس"),
        ("OR OR", "(or & or)", NoticeKind.OPERATOR_AS_WORD, "OR"),
        ("NOT NOT NOT", "(not & not & not)", NoticeKind.OPERATOR_AS_WORD, "NOT"),
        ("فاس OR", "فاس", NoticeKind.OPERATOR_DROPPED, "OR"),
        ("أو فاس", "فاس", NoticeKind.OPERATOR_DROPPED, "أو"),
        ("فاس NOT", "فاس", NoticeKind.OPERATOR_DROPPED, "NOT"),
        ("فاس -،", "فاس", NoticeKind.OPERATOR_DROPPED, "-"),
        ("()", "", NoticeKind.WITHOUT_LETTERS, "()"),
        ("(", "", NoticeKind.PARENTHESES_BALANCED, "("),
        ("(فاس", "فاس", NoticeKind.PARENTHESES_BALANCED, "("),
        ("فاس)", "فاس", NoticeKind.PARENTHESES_BALANCED, ")"),
        ("فاس) أو (وجدة", "(فاس & وجده)", NoticeKind.PARENTHESES_BALANCED, "("),
        ("=(فاس وجدة)", "(فاس & وجده)", NoticeKind.SIGN_DROPPED, "="),
    ],
)
def test_says_what_it_did_with_a_clumsy_query(
    text: str, expected: str, notice: NoticeKind, about: str
) -> None:
    assert shape_of(text) == expected
    assert notices_of(text)[notice] == about


@pytest.mark.parametrize("text", ["فاس", "فاس أو وجدة", '"الأمن الوطني" -(فاس وجدة)', "أين؟ فاس"])
def test_is_silent_about_a_clear_query(text: str) -> None:
    assert not set(notices_of(text)) - {NoticeKind.COMMON_WORDS}


def test_any_word_keeps_what_is_excluded_out() -> None:
    query = parse("فاس أكادير -وجدة", any_word=True)

    assert shape(query.root) == "((فاس | اكادير) & -وجده)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فاس تاريخ:2019", "(فاس & 2019-01-01..2019-12-31)"),
        ("فاس وسم:سرقة أكادير", "((فاس | اكادير) & tags:سرقه)"),
        ("(فاس منبر:مرافئ) أكادير", "((فاس & outlet:مرافئ) | اكادير)"),
        ("فاس (وسم:سرقة أو وسم:قتل)", "(فاس & (tags:سرقه | tags:قتل))"),
        ("تاريخ:2019 وسم:سرقة", "(2019-01-01..2019-12-31 & tags:سرقه)"),
    ],
)
def test_any_word_keeps_what_narrows(text: str, expected: str) -> None:
    assert shape(parse(text, any_word=True).root) == expected


def test_keeps_the_text_and_the_level() -> None:
    query = parse("فاس!", level=Level.FAMILY)

    assert (query.text, query.level) == ("فاس!", Level.FAMILY)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        ")" * 20_000,
        "(" * 5000 + "فاس" + ")" * 5000,
        "( " * 500,
        '"' * 20_001,
        "-" * 20_000,
        "=" * 20_000 + '"',
        "*" * 20_000,
        "~1" * 10_000 + "x",
        "x?" * 10_000 + "x",
        "a:" * 5000,
        '"فاس وجدة"~' + "9" * 20_000,
        "date:" + "." * 20_000,
        "headline:" * 1000,
    ],
    ids=lambda text: f"{text[:4]}…",
)
def test_reads_endless_signs_at_once(text: str) -> None:
    seconds = repeat(lambda: parse(text), timer=process_time, number=1, repeat=3)

    assert parse(text).notices
    assert min(seconds) < 0.05


def test_reads_parentheses_as_deep_as_the_limit() -> None:
    text = "(" * DEEPEST + "فاس OR وجدة" + ")" * DEEPEST

    assert shape_of(text) == "(فاس | وجده)"
    assert not notices_of(text)


def test_reads_what_lies_deeper_than_the_limit() -> None:
    text = "(" * 5000 + "فاس OR وجدة" + ")" * 5000

    assert shape_of(text) == "(فاس | وجده)"
    assert NoticeKind.PARENTHESES_BALANCED in notices_of(text)


def test_knows_what_a_hit_may_be_shown_for() -> None:
    query = parse("فاس -أكادير «الأمن الوطني» شرط*")

    assert [leaf.text for leaf in query.wanted] == ["فاس", "الأمن الوطني", "شرط*"]
    assert query.term_count == 5


@pytest.mark.parametrize("joint", [" ", " OR "])
def test_counts_more_terms_than_a_search_may_have(joint: str) -> None:
    text = joint.join(f"كلمة{number}" for number in range(200))

    assert parse(text).term_count > MOST_TERMS


signs = [*'فاس و"()-=*?~^:.9', " OR ", " AND ", " NOT ", " أو ", " ليس ", "شرط*", " ", "~5", "^2"]
labels = ["headline:", "عنوان:", "tag:", "منبر:", "date:", "2022", "\u202e", "\x00", "\u200c"]
soup = st.lists(st.sampled_from([*signs, *labels]), max_size=60).map("".join)


@settings(max_examples=500)
@given(st.one_of(st.text(max_size=80), soup))
def test_reads_any_text(text: str) -> None:
    query = parse(text)

    assert (query.root is None) == (not query.leaves)
    assert all(leaf.terms for leaf in query.leaves if isinstance(leaf, Phrase))
    assert all(len(leaf.beginning) > 2 for leaf in query.leaves if isinstance(leaf, Prefix))


@settings(max_examples=500)
@given(st.one_of(st.text(max_size=80), soup))
def test_says_why_nothing_is_searched_for(text: str) -> None:
    query = parse(text)

    assert query.root or query.notices or not lexemes(text)


@given(soup)
def test_reads_the_same_words_for_all_and_for_any(text: str) -> None:
    all_words, any_word = parse(text), parse(text, any_word=True)

    assert sorted(map(str, all_words.leaves)) == sorted(map(str, any_word.leaves))
    assert all_words.notices == any_word.notices
