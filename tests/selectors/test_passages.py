"""An article's text in paragraphs, with marks and a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article
from archive.search.parser import parse
from archive.selectors.passages import ReadText, read_text

BODY = (
    "جريدة الميزان\n\n"
    "أوقفت الشُّرطة ثلاثة أشخاص في فاس.\r\n  وقالت «الشرطة القضائية» إن البحث متواصل. \n\nانتهى."
)
START = 15


def read(query: str = "", passage: str = "", body: str = BODY, start: int = START) -> ReadText:
    return read_text(Article(body=body, body_start=start), parse(query), passage=passage)


def passages(text: ReadText) -> list[str]:
    return [
        "".join(piece.text for piece in stretch.pieces)
        for paragraph in text.paragraphs
        for stretch in paragraph.stretches
        if stretch.is_passage
    ]


def lines(text: ReadText) -> list[str]:
    return [
        "".join(piece.text for stretch in paragraph.stretches for piece in stretch.pieces)
        for paragraph in text.paragraphs
    ]


@pytest.mark.parametrize("passage", ["", "فاس وقالت", "الشرطة,انتهى"])
def test_the_pieces_give_the_paragraphs_again(passage: str) -> None:
    assert lines(read("الشرطة", passage)) == [
        "أوقفت الشُّرطة ثلاثة أشخاص في فاس.",
        "  وقالت «الشرطة القضائية» إن البحث متواصل.",
        "انتهى.",
    ]


def test_a_passage_is_the_words_as_they_were_written() -> None:
    assert passages(read(passage="اوقفت الشرطه")) == ["أوقفت الشُّرطة"]


def test_a_passage_spans_paragraphs_and_opens_once() -> None:
    text = read(passage="في فاس,القضائية")

    assert passages(text) == ["في فاس.", "  وقالت «الشرطة القضائية"]
    opening = [stretch.opens for line in text.paragraphs for stretch in line.stretches]
    assert opening.count(True) == 1


def test_text_after_a_passage_is_still_there() -> None:
    last = read(passage="أوقفت").paragraphs[-1]

    assert [stretch.is_passage for stretch in last.stretches] == [False]


def test_a_passage_holds_the_marks_whole_that_it_touches() -> None:
    text = read('"الشرطة القضائية"', "القضائية إن البحث")

    assert passages(text) == ["الشرطة القضائية» إن البحث"]
    assert text.mark_count == 1


def test_marks_are_numbered_through_paragraphs_and_passages() -> None:
    text = read("الشرطة", "ثلاثة,البحث")

    marks = [
        piece.mark
        for line in text.paragraphs
        for stretch in line.stretches
        for piece in stretch.pieces
        if piece.mark
    ]
    assert marks == [1, 2]


def test_the_address_of_a_passage_is_that_of_its_words() -> None:
    assert read(passage="«الشرطة القضائية»").passage == "الشرطه القضائيه"


@pytest.mark.parametrize("passage", ["", "كركدن", "جريدة الميزان", ",", "x" * 9999])
def test_a_passage_that_is_not_there_is_not_shown(passage: str) -> None:
    text = read(passage=passage)

    assert (text.passage, passages(text)) == ("", [])


def test_paragraphs_keep_their_names_when_others_come_before_them() -> None:
    before = read().paragraphs[-1].id

    assert read(body=f"عنوان جديد\n{BODY}", start=0).paragraphs[-1].id == before


def test_names_of_paragraphs_are_unlike() -> None:
    names = [paragraph.id for paragraph in read(body="نعم\nنعم\n!\n?", start=0).paragraphs]

    assert len(set(names)) == 4


@given(st.text("اب \n.,x1", min_size=1), st.text("اب ,x", max_size=9), st.text("اب ,1", max_size=9))
def test_no_letter_is_lost_or_added(body: str, query: str, passage: str) -> None:
    text = read(query, passage, body, 0)

    assert lines(text) == [line.rstrip() for line in body.splitlines() if line.strip()]
