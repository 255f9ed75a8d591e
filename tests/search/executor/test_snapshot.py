"""What is counted through all segments."""

from math import log

import numpy as np
import pytest

from archive.search.executor.snapshot import Snapshot
from archive.search.executor.words import SnapshotVocabulary
from tests.search.executor.segments import document, snapshot_of


@pytest.fixture
def snapshot() -> Snapshot:
    return snapshot_of(
        [document(1, "جريمة وجرائم", "الجريمة", outlet="b"), document(2, "فاس")],
        [document(3, "مجرم في فاس", outlet="a")],
    )


@pytest.mark.parametrize(
    ("name", "term", "count"),
    [
        ("spelling", "فاس", 2),
        ("spelling", "جريمه", 1),
        ("word", "جريم", 1),
        ("headline", "جريم", 1),
        ("headline", "فاس", 0),
        ("family", "جرم", 2),
        ("word", "كركدن", 0),
    ],
)
def test_counts_documents_in_all_segments(
    snapshot: Snapshot, name: str, term: str, count: int
) -> None:
    assert snapshot.count(name, term) == count
    assert snapshot.idf(name, term) == pytest.approx(log(3 / (count + 1)) + 1)


def test_knows_sizes_and_average_lengths(snapshot: Snapshot) -> None:
    assert snapshot.size == 3
    assert snapshot.average_length == pytest.approx((5 + 3 + 5) / 3)
    assert snapshot.average_headline == pytest.approx(1 / 3)


def test_a_snapshot_of_nothing_has_no_size() -> None:
    assert (Snapshot([]).size, Snapshot([]).average_length) == (0, 0)


def test_trigrams_are_counted_by_the_postings_of_their_spellings(snapshot: Snapshot) -> None:
    assert snapshot.trigram_postings("فاس") == 2
    assert snapshot.trigram_postings("ككك") == 0


def test_values_of_all_segments_share_their_numbers(snapshot: Snapshot) -> None:
    names = snapshot.column("outlet")

    assert names.values == ["a", "b"]
    assert [numbers.tolist() for numbers in names.numbers] == [[1], [0]]


def test_words_of_deleted_documents_are_unknown(snapshot: Snapshot) -> None:
    first, second = snapshot.segments
    left = Snapshot([first.with_live(np.array([False, True])), second])

    before, after = SnapshotVocabulary(snapshot), SnapshotVocabulary(left)

    assert (before.count_spelling("جريمه"), after.count_spelling("جريمه")) == (1, 0)
    assert (before.count_stem("جريم"), after.count_stem("جريم")) == (1, 0)
    assert (before.neighbours("جرييمه"), after.neighbours("جرييمه")) == ([("جريمه", 1)], [])


def test_neighbours_of_all_segments_are_counted_together(snapshot: Snapshot) -> None:
    assert SnapshotVocabulary(snapshot).neighbours("فاش") == [("فاس", 2)]
