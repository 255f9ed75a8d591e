"""Lists that are written at once: what they hold is text, whatever letters it is made of."""

import datetime

import pytest
from django.template import Context, Template

from archive.models import Article, Tag
from archive.search.snippets import Piece
from archive.selectors.activity import Bar, Chart
from archive.selectors.browse import Ends
from archive.selectors.calendars import Cell
from archive.selectors.facets import Choice
from archive.selectors.shown_hits import Link
from archive.selectors.tag_index import TagEntry
from archive.selectors.timeline import Period, draw_timeline

HOSTILE = "\"><img src=x onerror=alert(1)>'&amp;"

_TAG = Tag(name_ar=HOSTILE, slug="x", synonyms=[HOSTILE, HOSTILE])
_TIMELINE = draw_timeline("years", "By year", [Period("1", HOSTILE, HOSTILE, 1, 1, HOSTILE)])
_LISTS = [
    ("marked", [Piece(HOSTILE, mark=1)], 1),
    ("tag_links", [Link(HOSTILE, HOSTILE)], 1),
    ("choice_links", [Choice(HOSTILE, HOSTILE, 1, False, HOSTILE, HOSTILE)], 2),
    ("bar_links", _TIMELINE, 2),
    ("bar_rows", _TIMELINE, 1),
    ("tag_entries", [TagEntry(_TAG, 1)], 3),
]


def written(name: str, value: object) -> str:
    template = Template(f"{{% load long_lists %}}{{% {name} value %}}")
    return str(template.render(Context({"value": value})))


@pytest.mark.parametrize(("name", "value", "times"), _LISTS)
def test_markup_is_text(name: str, value: object, times: int) -> None:
    shown = written(name, value)

    assert "<img" not in shown
    assert shown.count(">&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#x27;&amp;amp;<") == times


def test_a_chosen_value_says_so() -> None:
    chosen, other = (Choice("a", "a", 1, is_chosen, "1", "?a") for is_chosen in (True, False))

    assert written("choice_links", [chosen, other]).count('<a href="?a" aria-current="true">') == 1


def test_a_bar_is_drawn_for_each_kind_of_date() -> None:
    periods = [Period("1", "1", "1", 2, 1), Period("2", "2", "2", 0, 1), Period("3", "3", "3", 0)]

    shown = written("bar_rectangles", draw_timeline("years", "By year", periods, hatched=True))

    assert shown.count('<rect class="bar"') == 1
    assert shown.count('<rect class="bar-uncertain" fill="url(#years-hatch)"') == 2


def test_a_gap_without_a_label_is_told_to_nobody() -> None:
    periods = [Period(str(year), str(year), str(year), 0) for year in range(1900, 2000)]
    drawn = draw_timeline("years", "By year", periods)

    shown = written("bar_links", drawn)

    assert shown.count('<li aria-hidden="true"></li>') > 0
    assert "<li></li>" not in shown


def test_marks_lead_around_a_text_whatever_letters_it_is_made_of() -> None:
    pieces = [Piece("<b>"), Piece("<i>", mark=1), Piece("x", mark=2)]
    template = Template("{% load long_lists %}{% mark_links pieces 2 %}")

    shown = template.render(Context({"pieces": pieces}))

    assert shown.startswith('&lt;b&gt;<a class="mark-link" id="mark-1" href="#mark-2"')
    assert "<mark>&lt;i&gt;</mark></a>" in shown
    assert 'id="mark-2" href="#mark-1"' in shown


def test_a_month_leads_to_its_articles_if_it_has_any() -> None:
    months = [
        Cell(datetime.date(2024, month, 1), count, count) for month, count in ((1, 3), (2, 0))
    ]

    shown = written("month_cells", months)

    assert shown.count('<a href="/archive/2024/1/">') == 1
    assert shown.count("—") == 1


def test_a_small_chart_says_what_it_shows() -> None:
    chart = Chart((Bar(0, 2023, 5, 10), Bar(1, 2024, 10, 20)))

    shown = written("spark", chart)

    assert f'd="{chart.outline}"' in shown
    assert all(number in shown for number in ("2023", "2024", "10"))


def test_the_only_article_of_an_outlet_is_its_first_and_last() -> None:
    first, last = (
        Article(pk=day, published_on=datetime.date(2024, 5, day), date_precision="day")
        for day in (1, 2)
    )

    assert written("ends", Ends(first, last)).count("<time ") == 2
    assert written("ends", Ends(first, first)).count("<time ") == 1
