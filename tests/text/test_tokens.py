"""A text is cut into terms whose spans point into it as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.tokens import Token, cut_words, terms, tokenize

LETTERS = "اأىةوبلكعإي\u064e\u0640\u200c٣٫٬5.,/ـaéM'½\ufefb\ufdf2 \u00a0\n«»"
ANY_TEXT = st.text() | st.text(alphabet=LETTERS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الأمن الوطني", ["الامن", "الوطني"]),
        ("مُحَمَّد", ["محمد"]),
        ("يقظــة", ["يقظه"]),
        ("أم\u200cن", ["امن"]),
        ("7.682 موقوفا", ["7682", "موقوفا"]),
        ("7,682", ["7682"]),
        ("٧٬٦٨٢", ["7682"]),
        ("11.021.000", ["11021000"]),
        ("3.5", ["3.5"]),
        ("3,5", ["3.5"]),
        ("٣٫٥", ["3.5"]),
        ("0.125", ["0.125"]),
        ("19,5%", ["19.5"]),
        ("الـ68", ["ال", "68"]),
        ("و92", ["و", "92"]),
        ("19/04/2024", ["19", "04", "2024"]),
        ("19.04.2024", ["19", "04", "2024"]),
        ("19-04-2024", ["19", "04", "2024"]),
        ("في سنة 2024.", ["في", "سنه", "2024"]),
        ("2023، 2024", ["2023", "2024"]),
        ("18:30", ["18", "30"]),
        ("M6 و4G", ["m6", "و", "4g"]),
        ("COVID-19", ["covid", "19"]),
        ("l'Intérieur", ["l", "interieur"]),
        ("l’Intérieur", ["l", "interieur"]),
        ("أمن\u00a0فاس", ["امن", "فاس"]),
        ("أمن\u202fفاس", ["امن", "فاس"]),
        ("«الأمن» “فاس” (سلا)؟", ["الامن", "فاس", "سلا"]),
        ("أمن،فاس؛سلا", ["امن", "فاس", "سلا"]),
        ("شرطةDGSN", ["شرطه", "dgsn"]),
        ("snake_case", ["snake", "case"]),
        ("؟ ، « » … — %", []),
        ("\u064e \u0640 \u200f", []),
        ("", []),
    ],
)
def test_cuts_a_text_into_terms(text: str, expected: list[str]) -> None:
    assert list(terms(text)) == expected


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("«مُحَمَّدٌ»", Token("محمد", 1, 10)),
        ("الـ68", Token("ال", 0, 3)),
        ("\ufefbعب", Token("لاعب", 0, 3)),
        (" 7.682 ", Token("7682", 1, 6)),
        ("\ufdf2 أكبر", Token("الله", 0, 1)),
    ],
)
def test_a_span_takes_in_marks_and_signs_of_its_word(text: str, token: Token) -> None:
    assert tokenize(text)[0] == token


def test_a_long_run_without_a_space_is_cut_like_a_short_one() -> None:
    assert terms("أمن،" * 500) == ("امن",) * 500


@given(ANY_TEXT)
def test_spans_are_in_order_inside_the_text_and_not_empty(text: str) -> None:
    tokens = tokenize(text)

    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    assert [token.end for token in tokens] == sorted(token.end for token in tokens)


@given(ANY_TEXT)
def test_the_words_of_a_span_give_its_term_again(text: str) -> None:
    for token in tokenize(text):
        assert token.term in terms(text[token.start : token.end])


@given(ANY_TEXT)
def test_a_term_is_never_empty_and_has_no_space(text: str) -> None:
    assert all(term and term.split() == [term] for term in terms(text))


@given(ANY_TEXT)
def test_words_and_tokens_are_cut_alike(text: str) -> None:
    found, starts, ends = cut_words(text)

    assert list(map(Token, found, starts, ends)) == tokenize(text)
    assert all(text[start:end].strip() for start, end in zip(starts, ends, strict=True))


@given(ANY_TEXT, ANY_TEXT)
def test_a_text_is_cut_at_every_space(first: str, second: str) -> None:
    assert terms(f"{first} {second}") == terms(first) + terms(second)
