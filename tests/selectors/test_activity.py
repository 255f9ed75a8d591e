"""How many articles an outlet or a tag has of every year."""

from datetime import date

import pytest

from archive.models import Article
from archive.selectors.activity import HEIGHT, Chart, activity_of_outlet, activity_of_tag, bars_of
from tests.factories import make_article, make_outlet, make_tag


@pytest.mark.django_db
def test_articles_of_outlet_and_tag_are_counted_by_year() -> None:
    outlet, tag = make_outlet(), make_tag()
    for year in (2014, 2016, 2016):
        make_article(outlet=outlet, tags=(tag,), published_on=date(year, 5, 1))
    make_article(outlet=make_outlet(), tags=(make_tag("فاس"),), published_on=date(2015, 5, 1))

    for activity in (activity_of_outlet(outlet), activity_of_tag(tag)):
        counts = {bar.year: bar.count for bar in activity.bars}
        assert (activity.total, counts) == (3, {2014: 1, 2015: 0, 2016: 2})


@pytest.mark.django_db
def test_a_date_of_something_else_is_of_no_year() -> None:
    outlet = make_outlet()
    make_article(outlet=outlet, published_on=date(2024, 5, 1), date_kind="page_header")
    make_article(outlet=outlet)
    make_article(outlet=outlet, published_on=date(2024, 5, 1))

    activity = activity_of_outlet(outlet)

    assert (activity.total, activity.dated_count, activity.undated_count) == (3, 1, 2)


@pytest.mark.django_db
@pytest.mark.parametrize("status", [one for one in Article.Status if one != "public"])
def test_articles_that_are_not_public_do_not_count(status: str) -> None:
    outlet, tag = make_outlet(), make_tag()
    make_article(outlet=outlet, tags=(tag,), published_on=date(2024, 5, 1), status=status)

    assert activity_of_outlet(outlet) == activity_of_tag(tag)
    assert activity_of_tag(tag).total == 0


def test_the_highest_bar_fills_the_chart_and_the_lowest_is_seen() -> None:
    bars = bars_of({2014: 1000, 2015: 1}, range(2014, 2017))

    assert [(bar.height, bar.top) for bar in bars] == [(HEIGHT, 0), (1, 19), (0, HEIGHT)]


def test_a_chart_draws_the_years_that_have_articles() -> None:
    chart = Chart(bars_of({2014: 2, 2016: 1}, range(2014, 2017)))

    assert chart.outline == "M0 20v-20h.8v20zM2 20v-10h.8v10z"
    assert chart.busiest
    assert chart.busiest.year == 2014
