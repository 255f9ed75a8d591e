"""A segment as readers see it."""

import numpy as np
import pytest

from archive.search.analysis import TEXT_BREAK
from archive.search.executor.segment import Segment
from archive.search.plan import Field
from tests.search.executor.segments import document, segment_of


@pytest.fixture
def segment() -> Segment:
    return segment_of(
        [
            document(7, "جريمة في فاس", "الجريمة", outlet="b", tags=["y", "x"], day=738_000),
            document(5, "في فاس", tags=["x"]),
            document(9),
        ]
    )


def test_documents_keep_the_order_in_which_they_came(segment: Segment) -> None:
    assert segment.keys.tolist() == [7, 5, 9]
    assert segment.days.tolist() == [738_000, 0, 0]
    assert segment.certain.tolist() == [True, False, False]
    assert segment.size == 3


def test_terms_are_sorted_and_only_those_that_occur(segment: Segment) -> None:
    assert segment.dictionary(Field.SPELLING).terms() == sorted(
        ["الجريمه", "جريمه", "في", "فاس", TEXT_BREAK]
    )


def test_postings_tell_documents_and_frequencies(segment: Segment) -> None:
    number = segment.dictionary(Field.WORD).find("جريم")

    documents, codes = segment.postings("word", number)

    assert (documents.tolist(), (codes >> 8).tolist()) == ([0], [2])
    assert segment.postings("headline", number)[0].tolist() == [0]


def test_positions_count_through_all_documents(segment: Segment) -> None:
    positions = segment.positions(Field.SPELLING, segment.dictionary(Field.SPELLING).find("فاس"))

    assert positions.tolist() == [5, 9]
    assert segment.documents_of(positions).tolist() == [0, 1]


def test_groups_list_their_members(segment: Segment) -> None:
    spellings = segment.dictionary(Field.SPELLING)
    number = segment.dictionary(Field.WORD).find("جريم")

    members = segment.members("word_spellings", number).tolist()

    assert [spellings.terms(one, one + 1)[0] for one in members] == ["الجريمه", "جريمه"]


def test_columns_number_their_values_from_one(segment: Segment) -> None:
    assert segment.values == {"outlet": ["b"], "tags": ["x", "y"]}
    assert [slot.tolist() for slot in segment.columns["outlet"].slots] == [[1, 0, 0]]
    first, second = (slot.tolist() for slot in segment.columns["tags"].slots)
    assert sorted((first[0], second[0])) == [1, 2]
    assert (first[1:], second[1:]) == ([1, 0], [0, 0])


def test_a_frequent_term_is_looked_up_in_flags(segment: Segment) -> None:
    number = segment.dictionary(Field.SPELLING).find("فاس")

    for _ in range(2):
        found = segment.has(Field.SPELLING, number, np.array([2, 1, 0]))
        assert found.tolist() == [False, True, True]


def test_stop_words_are_known(segment: Segment) -> None:
    spellings = segment.dictionary(Field.SPELLING)

    assert segment.is_stop_word[spellings.find("في")]
    assert not segment.is_stop_word[spellings.find("فاس")]


def test_deleting_leaves_the_other_view_alone(segment: Segment) -> None:
    other = segment.with_live(np.array([True, False, True]))

    assert segment.live is None
    assert other.live is not None
    assert other.tokens is segment.tokens


def test_a_segment_without_documents_is_written_and_read() -> None:
    segment = segment_of([])

    assert (segment.size, segment.token_count) == (0, 0)
    assert segment.dictionary(Field.WORD).terms() == []
    segment.verify()
