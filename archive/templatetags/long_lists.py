"""Lists of many short things, written at once: node by node they took most of a page's time."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from archive.models import Article
from archive.search.snippets import Piece
from archive.selectors.activity import HEIGHT, Chart
from archive.selectors.browse import Ends
from archive.selectors.calendars import Cell
from archive.selectors.facets import Choice
from archive.selectors.numerals import in_numerals, number_in_words
from archive.selectors.shown_hits import Link
from archive.selectors.tag_index import TagEntry
from archive.selectors.timeline import Bar, Period, Timeline
from archive.selectors.wording import date_in_words
from archive.templatetags.calendars import short_month

register = template.Library()


class ListNode(template.Node):
    """Writes what a function makes of a value; the function escapes it."""

    def __init__(self, write: Callable[[Any], str], value: FilterExpression) -> None:
        self.write = write
        self.value = value

    def render(self, context: Context) -> str:
        return self.write(self.value.resolve(context))


def _list_tag(write: Callable[[Any], str]) -> Callable[[Any], str]:
    """Make a tag of a function and its name: `{% name value %}`."""

    def compiled(parser: Parser, token: Token) -> ListNode:
        _, value = token.split_contents()
        return ListNode(write, parser.compile_filter(value))

    register.tag(write.__name__, compiled)
    return write


@_list_tag
def marked(pieces: Iterable[Piece]) -> str:
    """Write the pieces of a text, its marks as marks."""
    return "".join(
        f"<mark>{escape(text)}</mark>" if mark else escape(text) for text, mark, _ in pieces
    )


@register.simple_tag
def mark_links(pieces: Iterable[Piece], mark_count: int) -> SafeString:
    """Write the pieces of a text; each of its marks leads to the next, the last to the first."""
    title = gettext("Next match")
    link = '<a class="mark-link" id="mark-{}" href="#mark-{}" title="{}"><mark>{}</mark></a>'
    written = (
        format_html(link, mark, mark % mark_count + 1, title, text) if mark else text
        for text, mark, _ in pieces
    )
    return format_html_join("", "{}", ((piece,) for piece in written))


@_list_tag
def tag_links(tags: Iterable[Link]) -> str:
    return "".join(
        f'<li><a class="tag" href="{escape(tag.address)}"><bdi>{escape(tag.text)}</bdi></a></li>'
        for tag in tags
    )


@_list_tag
def choice_links(choices: Iterable[Choice]) -> str:
    return "".join(map(_choice_link, choices))


def _choice_link(choice: Choice) -> str:
    label, count = escape(choice.label), escape(choice.count_in_words)
    words = f'<bdi>{label}</bdi> <span class="count"><bdi>{count}</bdi></span>'
    return f"<li>{_link(choice, words)}</li>"


@_list_tag
def bar_rectangles(timeline: Timeline) -> str:
    """Draw the bars; uncertain dates stand on published ones."""
    return "".join(map(_rectangles(timeline), timeline.bars))


def _rectangles(timeline: Timeline) -> Callable[[Bar], str]:
    hatch = f'<rect class="bar-uncertain" fill="url(#{escape(timeline.name)}-hatch)"'

    def write(bar: Bar) -> str:
        across = f'x="{bar.x}" width="{bar.width}"'
        name = "bar chosen" if bar.period.chosen else "bar"
        lower = f'<rect class="{name}" {across} y="{bar.y}" height="{bar.height}"/>'
        upper = f'{hatch} {across} y="{bar.upper_y}" height="{bar.upper_height}"/>'
        return (lower if bar.period.published else "") + (upper if bar.period.uncertain else "")

    return write


@_list_tag
def bar_links(timeline: Timeline) -> str:
    """Write what lies over the bars: links with their figures, and the labels of gaps."""
    return "".join(map(_bar_place, timeline.bars))


def _bar_place(bar: Bar) -> str:
    """A gap keeps its column; where nothing is written in it, nobody is told of it."""
    written = _bar_link(bar)
    return f"<li>{written}</li>" if written else '<li aria-hidden="true"></li>'


def _bar_link(bar: Bar) -> str:
    period, label = bar.period, escape(bar.period.label)
    if not period.address:
        gap = f'<span class="gap"><span class="{bar.labelled}">{label}</span></span>'
        return gap if bar.labelled else ""
    colon = gettext(": ")
    figure = f"<bdi>{escape(period.name)}</bdi>{colon}<bdi>{_number(period.total)}</bdi>"
    words = f'<span class="{bar.labelled}" aria-hidden="true">{label}</span>'
    return _link(period, f'{words if bar.labelled else ""}<span class="figure">{figure}</span>')


@_list_tag
def bar_rows(timeline: Timeline) -> str:
    """Write the figures as the rows of a table."""

    def row(period: Period) -> str:
        uncertain = f"<td><bdi>{_number(period.uncertain)}</bdi></td>" if timeline.hatched else ""
        name = _link(period, f"<bdi>{escape(period.name)}</bdi>")
        total = f"<td><bdi>{_number(period.total)}</bdi></td>"
        return f'<tr><th scope="row">{name}</th>{total}{uncertain}</tr>'

    return "".join(map(row, timeline.filled))


@_list_tag
def tag_entries(entries: Iterable[TagEntry]) -> str:
    """Write tags with their other names, and what stands beneath them."""
    return f'<ul class="tag-entries">{"".join(map(_tag_entry, entries))}</ul>'


def _tag_entry(entry: TagEntry) -> str:
    address, name = escape(entry.tag.get_absolute_url()), escape(entry.tag.name)
    count = f'<bdi class="count">{_number(entry.article_count)}</bdi>'
    names = gettext(", ").join(f"<bdi>{escape(str(other))}</bdi>" for other in entry.tag.synonyms)
    others = f'<span class="synonyms">{names}</span>' if names else ""
    below = tag_entries(entry.children) if entry.children else ""
    return f'<li><a href="{address}"><bdi>{name}</bdi></a> {count} {others}{below}</li>'


@_list_tag
def ends(found: Ends) -> str:
    """Write the days of a first and a last article, once if they are one article."""
    articles = dict.fromkeys(article for article in (found.first, found.last) if article)
    return " – ".join(map(_time, articles))


def _time(article: Article) -> str:
    written = escape(date_in_words(article))
    return f'<time datetime="{escape(article.machine_date)}"><bdi>{written}</bdi></time>'


@_list_tag
def spark(chart: Chart) -> str:
    """Draw the years of an outlet as small as a word, and say what is to be seen."""
    busiest = chart.busiest
    if busiest is None:
        return ""
    said = {
        "first": in_numerals(str(chart.bars[0].year)),
        "last": in_numerals(str(chart.bars[-1].year)),
        "year": in_numerals(str(busiest.year)),
        "count": number_in_words(busiest.count),
    }
    label = gettext("Articles a year from %(first)s to %(last)s: most in %(year)s (%(count)s)")
    box = f'viewBox="0 0 {len(chart.bars)} {HEIGHT}" preserveAspectRatio="none"'
    start = f'<svg class="spark" {box} role="img" aria-label="{escape(label % said)}">'
    return f'{start}<path d="{chart.outline}"></path></svg>'


@_list_tag
def month_cells(months: Iterable[Cell]) -> str:
    """Write the months of a year as the cells of a table's row."""
    return "".join(map(_month_cell, months))


def _month_cell(month: Cell) -> str:
    name = f'<span class="cell-label"><bdi>{escape(short_month(month.day))}</bdi></span>'
    shown = f'{name} <span class="none">—</span>'
    if month.count:
        address = escape(_month_address(month.day.year, month.day.month))
        shown = f'<a href="{address}">{name} <bdi>{_number(month.count)}</bdi></a>'
    return f'<td class="heat heat-{month.heat}" role="cell">{shown}</td>'


@lru_cache(maxsize=4096)
def _month_address(year: int, month: int) -> str:
    """A grid has hundreds of months; Django takes its time to write the address of one."""
    return reverse("month", args=[year, month])


def _number(number: int) -> str:
    return escape(number_in_words(number))


def _link(to: Choice | Period, words: str) -> str:
    """Lead to a search; the words are written already."""
    chosen = ' aria-current="true"' if to.chosen else ""
    return f'<a href="{escape(to.address)}"{chosen}>{words}</a>'
