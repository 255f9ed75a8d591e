"""What is known to be true of the demo stands in its texts."""

from collections import Counter

import pytest

from tests.demo.archive import DemoArticle, demo, originals
from tests.tables import read_table

LEAST_SHARED = 0.3


@pytest.mark.parametrize(
    ("source", "kind", "named", "speaker", "text"), read_table("demo_quotations.tsv")
)
def test_who_is_quoted_where(source: str, kind: str, named: str, speaker: str, text: str) -> None:
    body = demo()[source].body

    assert kind in {"direct", "indirect"}
    assert named in {"named", "unnamed"}
    assert speaker in body
    assert text in body


@pytest.mark.parametrize(
    ("source", "written", "value", "unit", "sentence"), read_table("demo_figures.tsv")
)
def test_which_figure_stands_in_which_sentence(
    source: str, written: str, value: str, unit: str, sentence: str
) -> None:
    assert sentence in demo()[source].body
    assert written in sentence
    assert float(value) >= 0
    assert unit == "-" or unit in demo()[source].body


@pytest.mark.parametrize(("source", "kind", "precision", "day"), read_table("demo_dates.tsv"))
def test_which_date_is_of_which_kind(source: str, kind: str, precision: str, day: str) -> None:
    fields = demo()[source].fields

    assert fields["date_kind"] == kind
    assert (fields["date_precision"] or "-") == precision
    assert (fields["published_on"] or "-") == day


def test_every_article_has_its_row_of_dates() -> None:
    assert {row[0] for row in read_table("demo_dates.tsv")} == set(demo())


@pytest.mark.parametrize(("reprint", "original"), originals().items())
def test_a_reprint_shares_sentences_and_changes_some(reprint: str, original: str) -> None:
    ours, theirs = demo()[reprint], demo()[original]

    assert LEAST_SHARED <= shared(ours, theirs) < 1
    assert ours.fields["outlet"] != theirs.fields["outlet"]


def test_communiques_are_reprinted_by_one_to_four_others() -> None:
    counts = Counter(originals().values())

    assert set(counts.values()) == {1, 2, 3, 4}


def test_quotations_are_of_every_sort() -> None:
    sorts = {(kind, named) for _, kind, named, _, _ in read_table("demo_quotations.tsv")}

    assert len(sorts) == 4


def shared(ours: DemoArticle, theirs: DemoArticle) -> float:
    """Return which part of the words of one text stands, five in a row, in the other."""

    def runs(article: DemoArticle) -> set[tuple[str, ...]]:
        words = " ".join(article.sentences).split()
        return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}

    return len(runs(ours) & runs(theirs)) / len(runs(ours))
