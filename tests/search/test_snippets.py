"""Where a text matched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.parser import parse
from archive.search.query import Level
from archive.search.snippets import Span, best_passage, clip, cut, find_marks

TEXT = "تُعلن ولاية أمن فاس مكافحة الجريمة؛ والجَريمَة لا تُعدّ جـريمة واحدة، في 7.682 مؤسسة."


def marked(text: str, asked: str, level: Level = Level.WORD) -> list[str]:
    return [text[span.start : span.end] for span in find_marks(text, parse(asked, level=level))]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("جريمة", ["الجريمة", "والجَريمَة", "جـريمة"]),
        ("تعلن", ["تُعلن"]),
        ("7682", ["7.682"]),
        ("«ولاية أمن»", ["ولاية أمن"]),
        ("«أمن ولاية»", []),
        ("أمن -فاس", ["أمن"]),
        ("أمن فاس", ["أمن", "فاس"]),
        ("«أمن فاس» فاس", ["أمن فاس"]),
    ],
)
def test_marks_the_original_words(asked: str, expected: list[str]) -> None:
    assert marked(TEXT, asked) == expected


def test_marks_the_same_spelling_alone_when_asked() -> None:
    assert marked(TEXT, "الجريمة", Level.SPELLING) == ["الجريمة"]


def test_numbers_marks_from_where_it_is_told() -> None:
    pieces = cut(TEXT, find_marks(TEXT, parse("جريمة")), first_mark=5)

    assert [piece.mark for piece in pieces if piece.mark] == [5, 6, 7]


@given(st.text(max_size=200), st.text(max_size=20))
def test_pieces_joined_give_the_text_again(text: str, asked: str) -> None:
    pieces = cut(text, find_marks(text, parse(asked)))

    assert "".join(piece.text for piece in pieces) == text


@given(st.text(st.sampled_from("فاس أمن.\n7ُ"), max_size=800), st.sampled_from(["فاس", "أمن 7"]))
def test_a_passage_is_a_cut_of_the_text(text: str, asked: str) -> None:
    passage = best_passage(text, parse(asked))
    shown = "".join(piece.text for piece in passage.pieces)

    assert shown in text
    assert passage.cut_before or text.startswith(shown)
    assert passage.cut_after or text.endswith(shown)


def test_a_passage_shows_the_most_different_words() -> None:
    text = "فاس " + "كلام " * 120 + "فاس وأكادير معا " + "كلام " * 120

    passage = best_passage(text, parse("فاس أكادير"))

    assert {piece.text for piece in passage.pieces if piece.mark} == {"فاس", "وأكادير"}
    assert passage.cut_before
    assert passage.cut_after


def test_a_passage_without_a_match_is_the_beginning() -> None:
    passage = best_passage("كلام " * 200, parse("فاس"))

    assert not passage.cut_before
    assert passage.cut_after
    assert "".join(piece.text for piece in passage.pieces).startswith("كلام كلام")


def test_a_mark_is_clipped_to_a_cut_of_the_text() -> None:
    text = "قال مصدر\nأمني إن"
    spans = find_marks(text, parse("«مصدر أمني»"))

    assert clip(spans, 0, 8) == [Span(4, 8)]
    assert clip(spans, 9, len(text)) == [Span(0, 4)]
    assert clip(spans, 14, len(text)) == []
