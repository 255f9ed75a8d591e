"""Trees of queries written as a reader would write them."""

import pytest
from hypothesis import given

from archive.search.parser import parse
from archive.search.query import And, Name, Or, Phrase, Reason, Widened
from archive.search.writing_back import as_query
from tests.search.queries import combined, side_by_side


def written(text: str) -> str:
    root = parse(text).root
    return as_query(root) if root is not None else ""


@pytest.mark.parametrize(
    "text",
    [
        "طنجة",
        "طنجة ميناء",
        "طنجة OR ميناء",
        "(طنجة OR ميناء) فاس",
        "طنجة ميناء OR فاس",
        "طنجة (ميناء فاس)",
        "طنجة -حافلة",
        "طنجة -(حافلة OR قطار)",
        "-(-طنجة)",
        '"الشرطة القضائية"',
        '"ميناء المخدرات"~20',
        "=والي",
        '="والي أمن"',
        "شرط*",
        "headline:بلاغ",
        'headline:"بني ملال"',
        "headline:شرط* طنجة",
        '-headline:"بني ملال"',
        'outlet:"صوت فاس" طنجة',
        'tag:"سرقة السيارات"',
        'date:"2022..2023-05"',
        "l'Intérieur 7.682",
    ],
)
def test_a_written_tree_is_the_query_that_was_read(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("طنجة أو ميناء", "طنجة OR ميناء"),
        ("طنجة ليس حافلة", "طنجة -حافلة"),
        ("منبر:مرافئ تاريخ:2018", 'outlet:"مرافئ" date:"2018"'),
        ("عنوان:(طنجة ميناء)", "headline:طنجة headline:ميناء"),
    ],
)
def test_it_is_written_in_the_signs_of_no_language(text: str, expected: str) -> None:
    assert written(text) == expected


@given(combined | side_by_side)
def test_every_tree_is_read_again_as_it_was(text: str) -> None:
    root = parse(text).root

    assert root is None or parse(as_query(root)).root == root


@given(combined | side_by_side)
def test_it_is_the_same_for_any_of_the_words(text: str) -> None:
    root = parse(text, any_word=True).root

    assert root is None or parse(as_query(root), any_word=True).root == root


def test_what_stands_beside_a_word_is_not_written() -> None:
    words = And((Phrase("El", ("el",)), Phrase("Hammouchi", ("hammouchi",))))
    name = Widened(words, (Name("El Hammouchi", ("xmx",)),), Reason.NAME)

    assert as_query(Or((name, words))) == "El Hammouchi OR El Hammouchi"


@pytest.mark.parametrize("word", ["ليس", "هذا", "او"])
def test_a_word_that_would_be_read_otherwise_stands_in_quotes(word: str) -> None:
    assert as_query(And((Phrase("فاس", ("فاس",)), Phrase(word, (word,))))) == f'فاس "{word}"'
