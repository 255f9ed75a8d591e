"""Years and months that the database cuts out of days."""

from datetime import date

import pytest

from archive.models import Article
from archive.selectors.periods import Month, Year, span_of
from tests.factories import make_article


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2024, 5, 17), date(999, 1, 2), date(9999, 12, 31)])
def test_year_and_month_are_those_of_the_day(day: date) -> None:
    make_article(published_on=day)

    found = Article.objects.values_list(Year("published_on"), Month("published_on")).get()

    assert found == (day.isoformat()[:4], day.isoformat()[:7])


@pytest.mark.django_db
def test_no_day_has_no_year() -> None:
    make_article()

    assert Article.objects.values_list(Year("published_on"), flat=True).get() is None


@pytest.mark.parametrize(
    ("years", "span"),
    [
        (set(), []),
        ({2024}, [2024]),
        ({2024, 2021}, [2021, 2022, 2023, 2024]),
        ({24, 2024, 2022}, [24, 2022, 2024]),
    ],
)
def test_years_between_others_are_told_unless_they_are_too_many(
    years: set[int], span: list[int]
) -> None:
    assert span_of(years) == span
