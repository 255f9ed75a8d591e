"""The archive by time: years and months, days of a month, what lies beside."""

from datetime import date, timedelta
from random import Random

import pytest
from django.utils import translation

from archive.models import Article
from archive.selectors.browse import articles_of_month
from archive.selectors.calendars import (
    archive_years,
    around_day,
    around_month,
    around_year,
    calendar_of,
    year_row,
    year_rows,
)
from archive.selectors.coverage import coverage_by_month, coverage_by_year
from tests.factories import make_article, make_outlet


def make_articles(seed: int) -> None:
    """Make articles of few days and outlets, so that several share them."""
    random = Random(seed)
    outlets = [None, make_outlet("الأولى"), make_outlet("الثانية")]
    for _ in range(30):
        make_article(
            published_on=date(2021, 11, 20) + timedelta(random.randrange(800)),
            date_precision=random.choice(Article.DatePrecision.values),
            date_kind=random.choice(["published", "published", "page_header", "inferred"]),
            status=random.choice(["public", "public", "draft", "withdrawn"]),
            outlet=random.choice(outlets),
        )


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(5))
def test_every_way_to_count_articles_gives_the_same(seed: int) -> None:
    make_articles(seed)

    rows = year_rows()

    known = Article.objects.public().dated().count()
    assert sum(row.total for row in rows) == coverage_by_year().total == known
    for row in rows:
        assert coverage_by_month(row.year).total == year_row(row.year).total == row.total
        for month in row.months:
            found = articles_of_month(month.day).count()
            assert calendar_of(month.day).total == month.count == found


@pytest.mark.django_db
def test_an_article_stands_where_it_is_known_to_be() -> None:
    for precision in Article.DatePrecision:
        make_article(published_on=date(2024, 5, 1), date_precision=precision)

    (row,) = year_rows()
    calendar = calendar_of(date(2024, 5, 1))

    assert (row.total, row.of_no_month, row.months[4].count) == (3, 1, 2)
    assert (calendar.total, calendar.of_no_day) == (2, 1)


@pytest.mark.django_db
def test_years_far_apart_are_told_without_those_between() -> None:
    for year in (224, 2022, 2024):
        make_article(published_on=date(year, 1, 1))

    assert archive_years() == [224, 2022, 2024]
    assert [row.year for row in year_rows()] == [2024, 2022, 224]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_a_week_has_seven_days_from_monday(language: str) -> None:
    with translation.override(language):
        calendar = calendar_of(date(2024, 2, 1))

        weekdays = [str(weekday.name) for weekday in calendar.weekdays]

    assert weekdays[0] in {"الاثنين", "lundi", "Monday"}
    assert [len(week) for week in calendar.weeks] == [7] * 5
    assert [day and day.day.day for day in calendar.weeks[0]] == [None, None, None, 1, 2, 3, 4]


@pytest.mark.django_db
def test_what_lies_around_has_articles_of_its_own_precision() -> None:
    for day in (date(2022, 3, 1), date(2024, 5, 17), date(2024, 5, 20), date(2025, 1, 2)):
        make_article(published_on=day)
    make_article(published_on=date(2024, 5, 18), date_precision="month")
    make_article(published_on=date(2024, 8, 1), date_precision="year")

    of_day, of_month = around_day(date(2024, 5, 17)), around_month(date(2024, 5, 1))
    of_year = around_year(2024)

    assert (of_day.previous, of_day.next) == (date(2022, 3, 1), date(2024, 5, 20))
    assert (of_month.previous, of_month.next) == (date(2022, 3, 1), date(2025, 1, 2))
    assert (of_year.previous, of_year.next) == (date(2022, 3, 1), date(2025, 1, 2))


@pytest.mark.django_db
def test_the_first_and_the_last_day_have_nothing_around() -> None:
    for ends in (around_day(date.min), around_month(date(9999, 12, 1)), around_year(1)):
        assert (ends.previous, ends.next) == (None, None)
