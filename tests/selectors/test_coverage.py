"""Outlets by years and months, and their gaps."""

from datetime import date

import pytest

from archive.selectors.coverage import Grid, coverage_by_month, coverage_by_year
from tests.factories import make_article, make_outlet

pytestmark = pytest.mark.django_db


def rows(grid: Grid) -> dict[str, list[int]]:
    """The counts of every outlet."""
    return {str(row.outlet): [square.count for square in row.squares] for row in grid.rows}


def test_outlets_stand_in_the_order_of_their_counts() -> None:
    first, second = make_outlet("الأولى"), make_outlet("الثانية")
    for outlet, year in ((first, 2022), (second, 2022), (second, 2024)):
        make_article(outlet=outlet, published_on=date(year, 5, 1))

    grid = coverage_by_year()

    assert rows(grid) == {"الثانية": [1, 0, 1], "الأولى": [1, 0, 0]}
    assert [row.total for row in grid.rows] == [2, 1]
    assert (grid.totals, grid.total) == ([2, 0, 1], 3)


def test_a_gap_lies_between_times_with_articles() -> None:
    outlet = make_outlet()
    for month in (3, 6):
        make_article(outlet=outlet, published_on=date(2024, month, 1))

    (row,) = coverage_by_month(2024).rows

    assert [square.period for square in row.squares if square.is_gap] == ["2024-04", "2024-05"]


def test_an_unknown_outlet_has_a_row() -> None:
    make_article(published_on=date(2024, 5, 1))
    make_article(published_on=date(2024, 1, 1), date_precision="year")

    assert rows(coverage_by_year()) == {"None": [2]}
    assert [(row.total, row.beside) for row in coverage_by_month(2024).rows] == [(2, 1)]


def test_an_outlet_of_an_unknown_month_alone_has_a_row() -> None:
    make_article(outlet=make_outlet(), published_on=date(2024, 1, 1), date_precision="year")

    grid = coverage_by_month(2024)

    assert (grid.total, grid.beside, grid.totals) == (1, 1, [0] * 12)


def test_nothing_is_covered_by_an_empty_archive() -> None:
    assert coverage_by_year() == Grid()
    assert coverage_by_month(2024).rows == ()
