"""Where a text matched."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from archive.search.analysis import analyse, derive, field_of
from archive.search.compiler import compile_search
from archive.search.executor.batch import Document
from archive.search.executor.execute import Execution
from archive.search.executor.marks import MOST_MARKS
from archive.search.hits import TextPart
from archive.search.parser import parse
from archive.search.plan import AllOf
from archive.search.query import Level, Phrase, Prefix, Query, Search
from archive.search.snippets import Passage, Span, best_passage, clip, cut, find_marks
from archive.search.widening import widen
from archive.text.tokens import terms, tokenize
from tests.search.executor.segments import snapshot_of
from tests.search.queries import BODIES, WORDS, clumsy, combined, side_by_side

TEXT = "تُعلن ولاية أمن فاس مكافحة الجريمة؛ والجَريمَة لا تُعدّ جـريمة واحدة، في 7.682 مؤسسة."


def marked(text: str, asked: str, level: Level = Level.WORD) -> list[str]:
    return [text[span.start : span.end] for span in find_marks(text, parse(asked, level=level))]


def passage_of(text: str, asked: str) -> Passage:
    return best_passage(text, find_marks(text, parse(asked)))


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
        ("جريم*", ["الجريمة", "والجَريمَة", "جـريمة"]),
        ("=جريمة", ["جـريمة"]),
        ("«فاس ولاية»~3", ["ولاية", "فاس"]),
        ("headline:فاس", ["فاس"]),
        ("مكافحة OR واحدة", ["مكافحة", "واحدة"]),
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
    passage = passage_of(text, asked)
    shown = "".join(piece.text for piece in passage.pieces)

    assert shown in text
    assert passage.cut_before or text.startswith(shown)
    assert passage.cut_after or text.endswith(shown)


def test_a_passage_shows_the_most_different_words() -> None:
    text = "فاس " + "كلام " * 120 + "فاس وأكادير معا " + "كلام " * 120

    passage = passage_of(text, "فاس أكادير")

    assert {piece.text for piece in passage.pieces if piece.mark} == {"فاس", "وأكادير"}
    assert passage.cut_before
    assert passage.cut_after


def test_a_passage_without_a_match_is_the_beginning() -> None:
    passage = passage_of("كلام " * 200, "فاس")

    assert not passage.cut_before
    assert passage.cut_after
    assert "".join(piece.text for piece in passage.pieces).startswith("كلام كلام")


def test_a_mark_is_clipped_to_a_cut_of_the_text() -> None:
    text = "قال مصدر\nأمني إن"
    spans = find_marks(text, parse("«مصدر أمني»"))

    assert clip(spans, 0, 8) == [Span(4, 8)]
    assert clip(spans, 9, len(text)) == [Span(0, 4)]
    assert clip(spans, 14, len(text)) == []


def test_marks_other_forms_of_a_family() -> None:
    text = "اعتقال مجرمين بعد جرائم."

    assert marked(text, "جريمة", Level.FAMILY) == ["مجرمين", "جرائم"]


def test_marks_a_name_in_the_letters_of_the_text() -> None:
    query = widen(parse("hamouchi"))

    spans = find_marks("استقبل الحموشي وفدا.", query)

    assert [(span.start, span.end) for span in spans] == [(7, 14)]


odd_text = st.text(st.sampled_from("فاسأمن ُـ7.½ﷺ"), max_size=60)


@given(st.one_of(st.text(max_size=60), odd_text), st.integers(0, 9), st.sampled_from(Level))
@example("½", 0, Level.WORD)
@example("الـ٦٨ وﻻية", 2, Level.FAMILY)
def test_every_mark_reads_as_what_was_asked(text: str, place: int, level: Level) -> None:
    found = terms(text)
    asked = found[place % len(found)] if found else "فاس"
    derived = derive(field_of(level))

    spans = find_marks(text, Query(asked, Phrase(asked, (asked,)), level))

    assert bool(spans) == bool(found)
    for span in spans:
        assert derived(asked) in set(map(derived, terms(text[span.start : span.end])))


articles = st.tuples(*[st.lists(st.sampled_from(BODIES), max_size=3).map(" ".join)] * 3)


@given(articles, st.one_of(side_by_side, combined, clumsy), st.sampled_from(Level))
@example(("", "", BODIES[1]), '68 OR "68 الثلاثة"~0', Level.WORD)
@example((BODIES[8], "", BODIES[8]), "hamouchi", Level.WORD)
@example((BODIES[8], "", BODIES[11]), "جريمة", Level.FAMILY)
@example((BODIES[3], BODIES[3], ""), "المدير العام للأمن", Level.WORD)
def test_marks_of_the_index_are_those_of_the_text(
    parts: tuple[str, str, str], asked: str, level: Level
) -> None:
    query = widen(parse(asked, level=level))

    assert marks_of_index(parts, query) == marks_of_text(parts, query)


@pytest.mark.parametrize("sign", ["½", "ﷺ"])
def test_words_that_are_written_as_one_sign_are_marked_once(sign: str) -> None:
    query = parse(" OR ".join(f"={term}" for term in terms(sign)))
    parts = ("", "", f"قال {sign} ثم")

    assert marks_of_text(parts, query) == [(TextPart.BODY, 4, 5, 0)]
    assert marks_of_index(parts, query) == [(TextPart.BODY, 4, 5, 0)]


@given(st.tuples(*[st.text(max_size=40)] * 3), st.sampled_from(Level))
def test_the_index_marks_any_text_as_snippets_do(parts: tuple[str, str, str], level: Level) -> None:
    assume(all(map(_has_a_sign_for_each_word, parts)))
    wanted = dict.fromkeys(term for part in parts for term in terms(part))
    query = parse(" OR ".join(f"={term}" for term in wanted), level=level)

    assert marks_of_index(parts, query) == marks_of_text(parts, query)


@given(st.tuples(*[st.text(max_size=40)] * 3), st.sampled_from(WORDS), st.integers(1, 3))
def test_a_beginning_is_marked_where_it_begins(
    parts: tuple[str, str, str], word: str, length: int
) -> None:
    body = f"{parts[2]} {word}"
    beginning = terms(word)[0][:length]
    query = Query(word, Prefix(word, beginning))

    marks = marks_of_index((parts[0], parts[1], body), query)

    assert marks == marks_of_text((parts[0], parts[1], body), query)
    assert marks[-1][2] <= len(body)


def _has_a_sign_for_each_word(text: str) -> bool:
    return all(one.end <= other.start for one, other in pairwise(tokenize(text)))


Marks = list[tuple[int, int, int, int]]


def marks_of_index(parts: tuple[str, str, str], query: Query) -> Marks:
    """The marks that an engine tells, of a document that it may not even find."""
    plan = compile_search(Search(query), facets=())
    everything = replace(plan, whole=AllOf(), some=None)
    snapshot = snapshot_of([Document(1, analyse(*parts))])
    (hit,) = Execution(snapshot, everything).page(0, 1).hits
    return list(hit.marks)


def marks_of_text(parts: tuple[str, str, str], query: Query) -> Marks:
    """The marks of the text, as many of each leaf as an engine tells."""
    counts: Counter[int] = Counter()
    marks = []
    for part, text in zip(TextPart, parts, strict=True):
        for span in find_marks(text, query):
            counts[span.number] += 1
            if counts[span.number] <= MOST_MARKS:
                marks.append((int(part), span.start, span.end, span.number))
    return marks


def test_a_rarer_word_is_marked_behind_many_of_another() -> None:
    body = f"{'الأمن ' * 40} الزعفران"

    marks = marks_of_index(("", "", body), parse("الأمن OR الزعفران"))

    assert [number for *_, number in marks] == [0] * MOST_MARKS + [1]


def test_a_mark_that_is_longer_than_a_passage_does_not_hide_a_better_one() -> None:
    text = f"{'كلمة ' * 100}{'خبر ' * 50}فاس طنجة"
    start = text.index("فاس")
    spans = [Span(0, 499, 0), Span(start, start + 3, 0), Span(start + 4, len(text), 1)]

    passage = best_passage(text, spans)

    assert [piece.text for piece in passage.pieces if piece.mark] == ["فاس", "طنجة"]
