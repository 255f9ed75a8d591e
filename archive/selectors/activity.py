"""How many articles an outlet or a tag has of every year.

To look at all articles and leave out in the end those that are not public is quicker here: told
of the status, SQLite walks the whole archive instead of the few articles that are asked for.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from archive.models import Article, Outlet, Tag
from archive.models.article import ArticleQuerySet
from archive.selectors.periods import Year, span_of

# The height of a chart's highest bar, in units of its picture.
HEIGHT = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a chart: its place, its count and how high that stands."""

    place: int
    year: int
    count: int
    height: int

    @property
    def top(self) -> int:
        return HEIGHT - self.height


@dataclass(frozen=True, slots=True)
class Chart:
    """Years side by side."""

    bars: tuple[Bar, ...] = ()

    @property
    def busiest(self) -> Bar | None:
        """The year with the most articles, the first of several."""
        return max((bar for bar in self.bars if bar.count), key=lambda bar: bar.count, default=None)

    @property
    def outline(self) -> str:
        """All bars as one path of SVG, each a little narrower than its place."""
        drawn = (bar for bar in self.bars if bar.count)
        return "".join(f"M{bar.place} {HEIGHT}v-{bar.height}h.8v{bar.height}z" for bar in drawn)


@dataclass(frozen=True, slots=True)
class Activity:
    """The public articles of an outlet or a tag: all, and those of every year in order.

    Years without an article between others are among them; an article whose day of publication
    is not known is in no year.
    """

    total: int
    bars: tuple[Bar, ...]

    @property
    def dated_count(self) -> int:
        return sum(bar.count for bar in self.bars)

    @property
    def undated_count(self) -> int:
        return self.total - self.dated_count


def activity_of_outlet(outlet: Outlet) -> Activity:
    return _activity_of(Article.objects.filter(outlet=outlet))


def activity_of_tag(tag: Tag) -> Activity:
    links = Article.tags.through.objects.filter(tag=tag).values("article")
    return _activity_of(Article.objects.filter(pk__in=links))


def bars_of(counts: dict[int, int], years: Iterable[int]) -> tuple[Bar, ...]:
    """Draw counts of years; the smallest can still be seen."""
    most = max(counts.values(), default=0)
    return tuple(
        Bar(place, year, counts.get(year, 0), -(-HEIGHT * counts.get(year, 0) // max(most, 1)))
        for place, year in enumerate(years)
    )


def _activity_of(articles: ArticleQuerySet) -> Activity:
    total = 0
    years: Counter[int] = Counter()
    columns = ("status", "date_kind", Year("published_on"))
    rows = articles.order_by().values_list(*columns).annotate(Count("pk"))
    for status, date_kind, year, count in rows:
        if status == Article.Status.PUBLIC:
            total += count
            if date_kind == Article.DateKind.PUBLISHED:
                years[int(year)] += count
    return Activity(total, bars_of(years, span_of(years)))
