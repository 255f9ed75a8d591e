"""Counts by time are answered from an index alone: no row of an article is read for them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.selectors.calendars import (
    archive_years,
    around_day,
    around_month,
    around_year,
    calendar_of,
    year_row,
    year_rows,
)
from tests.factories import make_article

DAY, MONTH = date(2024, 5, 17), date(2024, 5, 1)
ASKED: dict[str, Callable[[], object]] = {
    "the years": archive_years,
    "the grid": year_rows,
    "a year": lambda: year_row(2024),
    "a month": lambda: calendar_of(MONTH),
    "around a day": lambda: around_day(DAY),
    "around a month": lambda: around_month(MONTH),
    "around a year": lambda: around_year(2024),
}


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_no_row_is_read(ask: Callable[[], object]) -> None:
    make_article(published_on=DAY)

    with CaptureQueriesContext(connection) as queries:
        ask()

    for query in queries.captured_queries:
        with connection.cursor() as cursor:
            plan = cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}").fetchall()
        assert "USING COVERING INDEX article_dates" in plan[0][3]
