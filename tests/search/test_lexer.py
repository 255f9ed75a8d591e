"""A text cut into lexemes: what is a sign, and what belongs to a word."""

import pytest

from archive.search.lexer import Kind, lexemes
from tests.search.shapes import shape_of


def kinds(text: str) -> list[Kind]:
    return [lexeme.kind for lexeme in lexemes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فاس", [Kind.WORD]),
        ("فاس-وجدة", [Kind.WORD]),
        ("-فاس", [Kind.NOT, Kind.WORD]),
        ("-=فاس", [Kind.NOT, Kind.EXACT, Kind.WORD]),
        ("فاس -", [Kind.WORD, Kind.WORD]),
        ("headline:فاس", [Kind.HEADLINE, Kind.WORD]),
        ("HEADLINE:فاس", [Kind.HEADLINE, Kind.WORD]),
        ("-عنوان:-فاس", [Kind.NOT, Kind.HEADLINE, Kind.NOT, Kind.WORD]),
        ("headline:(فاس)", [Kind.HEADLINE, Kind.OPEN, Kind.WORD, Kind.CLOSE]),
        ("headline: فاس", [Kind.WORD, Kind.WORD]),
        ("headline:", [Kind.WORD]),
        ("tag:-فاس", [Kind.TAG, Kind.WORD]),
        ('tag:"فاس"', [Kind.TAG, Kind.PHRASE]),
        ("tag:(فاس)", [Kind.WORD, Kind.OPEN, Kind.WORD, Kind.CLOSE]),
        ("headline:OR", [Kind.HEADLINE, Kind.WORD]),
        ("text:فاس", [Kind.WORD]),
        ('"فاس', [Kind.OPEN_PHRASE]),
    ],
)
def test_tells_signs_from_words(text: str, expected: list[Kind]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "quotes", ['""', "“”", "„“", "„”", "«»", "»«", "‹›", "❝❞", "〝〞", "″″", "＂＂"]
)
def test_takes_quotes_of_any_kind(quotes: str) -> None:
    assert shape_of(f"{quotes[0]}الأمن الوطني{quotes[1]}") == "«الامن الوطني»"


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("شر\x00طة", "شرطة"),
        ("شرطة\ud800", "شرطة"),
        ("\u202eشرطة\u202c", "شرطة"),
        ("شر\u200cطة", "شرطة"),
        ("شـــرطة", "شرطة"),
        ("شُرْطَة", "شرطة"),
        ("ﺷﺮﻃﺔ", "شرطة"),
        ("ＤＧＳＮ", "DGSN"),
        ("٢٠٢٢", "2022"),
        ("۲۰۲۲", "2022"),
        ("\u200f-شرطة", "-شرطة"),
        ("فاس أـو وجدة", "فاس أو وجدة"),
        ("فاس ﺃﻭ وجدة", "فاس أو وجدة"),
        ("فاس أَوْ وجدة", "فاس أو وجدة"),
        ("عُنوان\u200f:شرطة", "عنوان:شرطة"),
        ("ﻋﻨﻮﺍﻥ:شرطة", "عنوان:شرطة"),
        ("شرطـ*", "شرط*"),
        ('"الأمن الوطني"\u200f~٥', '"الأمن الوطني"~5'),
        ("تاريخ:٢٠٢٢/٠٥", "date:2022-05"),
    ],
)
def test_reads_what_is_seen(written: str, clean: str) -> None:
    assert shape_of(written) == shape_of(clean)


@pytest.mark.parametrize(
    "text", ["فاس?", "فاس؟", "فاس ?", "فاس ؟!", "(فاس)؟", "فاس?؟ !", "هل فاس?"]
)
def test_knows_a_question_from_a_wildcard(text: str) -> None:
    assert shape_of(text) == "فاس"
