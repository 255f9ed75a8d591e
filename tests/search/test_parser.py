"""Any text read as a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.parser import DEEPEST, parse
from archive.search.query import And, Node, Not, NoticeKind, Or, Phrase


def shape(node: Node | None) -> str:
    """Write a query's tree in one line."""
    match node:
        case None:
            return ""
        case Phrase(_, terms, quoted):
            return f"«{' '.join(terms)}»" if quoted else "_".join(terms)
        case Not(part):
            return f"-{shape(part)}"
        case And(parts):
            return f"({' & '.join(map(shape, parts))})"
        case Or(parts):
            return f"({' | '.join(map(shape, parts))})"


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
        ("ا ب OR ت", "((ا & ب) | ت)"),
        ("ا OR ب ت", "(ا | (ب & ت))"),
        ("ا (ب OR ت)", "(ا & (ب | ت))"),
        ("فاس -أكادير", "(فاس & -اكادير)"),
        ("فاس NOT أكادير", "(فاس & -اكادير)"),
        ("NOT NOT فاس", "فاس"),
        ('-"الأمن الوطني"', "-«الامن الوطني»"),
        ("-(ا ب)", "-(ا & ب)"),
        ("«الأمن الوطني»", "«الامن الوطني»"),
        ("“الأمن” فاس", "(«الامن» & فاس)"),
        ("الـ68", "ال_68"),
        ("7.682", "7682"),
        ("l'Intérieur", "l_interieur"),
        ('r"(ا+)+$"', "(r & «ا»)"),
        ("django_ct:auth.user", "django_ct_auth_user"),
    ],
)
def test_reads_a_query(text: str, expected: str) -> None:
    assert shape(parse(text).root) == expected


@pytest.mark.parametrize(
    ("text", "expected", "notice"),
    [
        ("AND", "and", NoticeKind.OPERATOR_AS_WORD),
        ("OR OR", "(or & or)", NoticeKind.OPERATOR_AS_WORD),
        ("NOT", "not", NoticeKind.OPERATOR_AS_WORD),
        ("فاس OR", "فاس", NoticeKind.OPERATOR_DROPPED),
        ("OR فاس", "فاس", NoticeKind.OPERATOR_DROPPED),
        ("فاس NOT", "فاس", NoticeKind.OPERATOR_DROPPED),
        ('"فاس', "«فاس»", NoticeKind.QUOTE_CLOSED),
        ('"', "", NoticeKind.WITHOUT_LETTERS),
        ("(", "", NoticeKind.PARENTHESES_BALANCED),
        ("(فاس", "فاس", NoticeKind.PARENTHESES_BALANCED),
        ("فاس)", "فاس", NoticeKind.PARENTHESES_BALANCED),
        ("*", "", NoticeKind.WITHOUT_LETTERS),
        (":", "", NoticeKind.WITHOUT_LETTERS),
        ("شرط*", "شرط", NoticeKind.SIGN_DROPPED),
        ("الـ68", "ال_68", NoticeKind.READ_AS_PHRASE),
    ],
)
def test_says_what_it_did_with_a_clumsy_query(text: str, expected: str, notice: NoticeKind) -> None:
    query = parse(text)

    assert shape(query.root) == expected
    assert notice in {found.kind for found in query.notices}


def test_any_word_keeps_what_is_excluded_out() -> None:
    query = parse("فاس أكادير -وجدة", any_word=True)

    assert shape(query.root) == "((فاس | اكادير) & -وجده)"


@pytest.mark.parametrize("text", ["(" * 5000, "(" * 5000 + "فاس" + ")" * 5000, '"' * 20001])
def test_reads_endless_signs_without_an_error(text: str) -> None:
    assert parse(text).notices


def test_reads_parentheses_as_deep_as_the_limit() -> None:
    text = "(" * DEEPEST + "فاس OR وجدة" + ")" * DEEPEST

    assert shape(parse(text).root) == "(فاس | وجده)"
    assert not parse(text).notices


def test_knows_what_a_hit_may_be_shown_for() -> None:
    query = parse("فاس -أكادير «الأمن الوطني»")

    assert [phrase.text for phrase in query.wanted] == ["فاس", "الأمن الوطني"]
    assert query.term_count == 4


signs = st.lists(st.sampled_from([*'ا "()-*', " OR ", " AND ", " NOT "]), max_size=40)


@given(st.one_of(st.text(max_size=60), signs.map("".join)))
def test_reads_any_text(text: str) -> None:
    query = parse(text)

    assert all(phrase.terms for phrase in query.phrases)
    assert (query.root is None) == (not query.phrases)
