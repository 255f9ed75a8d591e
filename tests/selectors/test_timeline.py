"""Years and months as bars."""

import pytest
from django.utils.translation import override

from archive.selectors.timeline import Bar, Period, draw_timeline


def period(value: int, published: int, uncertain: int = 0, *, chosen: bool = False) -> Period:
    return Period(str(value), str(value), str(value), published, uncertain, chosen=chosen)


def bars(*periods: Period, every: int = 0) -> tuple[Bar, ...]:
    return draw_timeline("years", "By year", periods, every=every).bars


def percent(text: str) -> float:
    return float(text.removesuffix("%"))


@pytest.mark.parametrize(("language", "earliest_first"), [("ar", False), ("fr", True)])
def test_time_runs_as_the_interface_is_read(language: str, earliest_first: bool) -> None:
    with override(language):
        earlier, later = bars(period(2023, 1), period(2024, 1))

    assert (percent(earlier.x) < percent(later.x)) is earliest_first


def test_other_dates_stand_on_top_of_published_ones() -> None:
    (bar,) = bars(period(2024, 3, 1))

    assert percent(bar.upper_y) + percent(bar.upper_height) == pytest.approx(percent(bar.y))
    assert percent(bar.y) + percent(bar.height) == pytest.approx(100)
    assert percent(bar.height) == pytest.approx(3 * percent(bar.upper_height), abs=0.1)


def test_bars_keep_inside_the_plot_and_one_of_thousands_can_be_seen() -> None:
    drawn = bars(period(2022, 0), period(2023, 1, 1), period(2024, 9000, 1))

    assert [percent(bar.height) > 0 for bar in drawn] == [False, True, True]
    for bar in drawn:
        assert percent(bar.upper_y) >= 0
        assert 0 <= percent(bar.x) <= percent(bar.x) + percent(bar.width) <= 100


def test_bars_of_a_short_time_are_no_wider_than_those_of_eight_years() -> None:
    (alone,) = bars(period(2024, 1))
    eight = bars(*(period(2017 + number, 1) for number in range(8)))

    assert alone.width == eight[0].width
    assert percent(alone.x) + percent(alone.width) / 2 == pytest.approx(50, abs=0.1)


def test_labels_stand_as_far_apart_as_they_need() -> None:
    drawn = bars(*(period(2000 + number, 1) for number in range(26)))
    quarters = bars(*(period(number, 1) for number in range(1, 13)), every=3)

    assert [bar.labelled for bar in drawn[:5]] == ["always", "", "", "wide", "always"]
    assert [bar.labelled for bar in quarters] == ["always", "", ""] * 4


def test_a_table_lists_what_articles_are_of_and_what_was_chosen() -> None:
    drawn = draw_timeline("years", "", [period(1, 0), period(2, 0, 3), period(3, 0, chosen=True)])

    assert [one.value for one in drawn.filled] == ["2", "3"]
    assert drawn.highest.total == 3


def test_places_are_written_for_svg_in_every_language() -> None:
    with override("fr"):
        (bar,) = bars(period(2024, 7, 5))

    assert all("," not in place for place in (bar.x, bar.width, bar.y, bar.upper_height))
