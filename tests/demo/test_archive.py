"""The demo is spread as an archive is, and no text repeats another."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest

from tests.demo.archive import DEMO_LINE, demo, originals, records
from tests.tables import read_table


def print_spread(capsys: pytest.CaptureFixture[str], name: str, counts: Iterable[str]) -> None:
    with capsys.disabled():
        print(f"\n{name}:", ", ".join(f"{value} {n}" for value, n in Counter(counts).most_common()))


def test_there_are_eighty_articles_and_more() -> None:
    assert len(demo()) >= 80


def test_lengths_are_those_of_the_press(capsys: pytest.CaptureFixture[str]) -> None:
    lengths = {article.source: len(article.text.split()) for article in demo().values()}

    print_spread(capsys, "words", (f"{n // 100 * 100}+" for n in lengths.values()))
    assert {source: n for source, n in lengths.items() if not 110 <= n <= 510} == {}
    assert {n // 100 for n in lengths.values()} >= {1, 2, 3, 4}


def test_nine_outlets_print_them(capsys: pytest.CaptureFixture[str]) -> None:
    outlets = [(article.fields["outlet"] or ["-"])[0] for article in demo().values()]

    print_spread(capsys, "outlets", outlets)
    assert len(set(outlets) - {"-"}) == len(records("outlet")) == 9
    assert min(Counter(outlets).values()) >= 1


def test_they_are_of_thirteen_years(capsys: pytest.CaptureFixture[str]) -> None:
    years = [(article.fields["published_on"] or "none")[:4] for article in demo().values()]

    print_spread(capsys, "years", years)
    assert {str(year) for year in range(2014, 2027)} <= set(years)


def test_they_are_about_many_cities(capsys: pytest.CaptureFixture[str]) -> None:
    cities = [city for _, city in read_table("demo_cities.tsv")]

    print_spread(capsys, "cities", cities)
    assert len(set(cities)) >= 12


def test_forty_tags_and_more_are_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    tags = [tag for article in demo().values() for (tag,) in article.fields["tags"]]

    print_spread(capsys, "tags", tags)
    assert len(set(tags)) >= 40
    parents = {tag["parent"][0] for tag in records("tag") if tag["parent"]}
    assert {tag["slug"] for tag in records("tag")} == set(tags) | parents


def test_dates_are_of_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [f"{kind}/{precision}" for _, kind, precision, _ in read_table("demo_dates.tsv")]

    print_spread(capsys, "dates", kinds)
    assert set(kinds) >= {
        "published/day",
        "published/month",
        "published/year",
        "page_header/day",
        "inferred/day",
        "unknown/-",
    }


def test_no_sentence_recurs_outside_the_reprints() -> None:
    families = defaultdict(set)
    for source, article in demo().items():
        for sentence in article.sentences:
            families[sentence].add(originals().get(source, source))

    assert {text: found for text, found in families.items() if len(found) > 1} == {}


def test_each_says_that_it_is_a_demo() -> None:
    assert [source for source, article in demo().items() if DEMO_LINE not in article.body] == []


def test_figures_are_written_in_every_way() -> None:
    bodies = "\n".join(article.body for article in demo().values())

    for written in ("7.682", "٧٦٨٢", "521 ألف و435", "مليون و150 ألف"):
        assert written in bodies
