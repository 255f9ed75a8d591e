"""The archive by outlet, by time and by tag; only public articles count.

An article's row is wide, so counts are asked in such a way that narrow indexes answer them. Few
articles are not public: to take them away is less work than to look at all others.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from archive.models import Article, Outlet, Tag
from archive.models.article import ArticleQuerySet
from archive.selectors.activity import Chart, bars_of
from archive.selectors.articles import public_articles
from archive.selectors.calendars import archive_years, dated_in_month
from archive.selectors.coverage import Counts, dated_by_outlet_and_year

_Link = Article.tags.through
_NOT_PUBLIC = [status for status in Article.Status if status != Article.Status.PUBLIC]


@dataclass(frozen=True, slots=True)
class Ends:
    """The first and the last article whose date of publication is known."""

    first: Article | None = None
    last: Article | None = None


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet: its public articles, the first and last of them, how many there are a year."""

    outlet: Outlet
    article_count: int
    ends: Ends
    chart: Chart


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, and how many public articles have it."""

    tag: Tag
    article_count: int


def outlets_with_counts() -> list[OutletCount]:
    """Outlets that have public articles, those with the most first."""
    counts = _count(Article.objects.all(), by="outlet")
    counts.subtract(_count(Article.objects.filter(status__in=_NOT_PUBLIC), by="outlet"))
    found = [one for one in Outlet.objects.order_by("name") if counts[one.pk] > 0]
    years = archive_years()
    by_year, ends = dated_by_outlet_and_year(years), ends_of(found)
    outlets = (
        OutletCount(one, counts[one.pk], ends[one.pk], _chart(one, years, by_year)) for one in found
    )
    return sorted(outlets, key=lambda outlet: -outlet.article_count)


def ends_of(outlets: Sequence[Outlet]) -> Mapping[int, Ends]:
    """The first and the last article of outlets, by the outlets' keys."""
    own = Article.objects.public().dated().filter(outlet=OuterRef("pk")).values("pk")
    asked = Outlet.objects.filter(pk__in=[outlet.pk for outlet in outlets]).order_by()
    keys = asked.annotate(
        first=Subquery(own.order_by("published_on", "pk")[:1]),
        last=Subquery(own.order_by("-published_on", "-pk")[:1]),
    ).values_list("pk", "first", "last")
    rows = {outlet: (first, last) for outlet, first, last in keys}
    named = {pk for pair in rows.values() for pk in pair if pk}
    shown = Article.objects.only("published_on", "date_precision", "date_kind").in_bulk(named)
    return {outlet: Ends(*(shown.get(pk) for pk in pair)) for outlet, pair in rows.items()}


def tags_with_counts() -> list[TagCount]:
    """Tags that have public articles, by name."""
    return list(_tags(article_counts_of_tags()))


def article_counts_of_tags() -> Counter[int]:
    """How many public articles have a tag, by the tags' keys; merged tags have none."""
    counts = _count(_Link.objects.all(), by="tag")
    counts.subtract(_count(_Link.objects.filter(article__status__in=_NOT_PUBLIC), by="tag"))
    return counts


def articles_of_tag(tag: Tag) -> ArticleQuerySet:
    """Public articles with a tag.

    Told of the status as it stands, SQLite walks the whole archive instead of the tag's articles.
    """
    own = _Link.objects.filter(tag=tag).values("article")
    tagged = Article.objects.filter(pk__in=own).alias(known=Coalesce("status", Value("")))
    return tagged.filter(known=Article.Status.PUBLIC)


def articles_of_year(year: int) -> ArticleQuerySet:
    """Public articles published in a year."""
    return public_articles().dated().filter(published_on__year=year)


def articles_of_month(month: datetime.date) -> ArticleQuerySet:
    """Public articles known to be published in a month, those of an unknown day last."""
    found = dated_in_month(public_articles().dated(), month)
    return found.order_by("date_precision", "-published_on", "-pk")


def articles_of_day(day: datetime.date) -> ArticleQuerySet:
    """Public articles known to be published on a day."""
    known = public_articles().dated().filter(date_precision=Article.DatePrecision.DAY)
    return known.filter(published_on=day)


def undated_articles() -> ArticleQuerySet:
    """Public articles whose date of publication is not known."""
    return public_articles().undated()


def related_tags(tag: Tag, most: int = 12) -> list[TagCount]:
    """Tags that stand beside a tag on public articles, the most frequent first."""
    own = _Link.objects.filter(tag=tag)
    counts = _count_beside(own, tag)
    counts.subtract(_count_beside(own.filter(article__status__in=_NOT_PUBLIC), tag))
    return sorted(_tags(counts), key=lambda one: -one.article_count)[:most]


def recent_articles(most: int | None = 6) -> ArticleQuerySet:
    """Public articles that came in last; all of them where no number is said."""
    return public_articles().order_by("-created_at", "-pk")[:most]


def _chart(outlet: Outlet, years: Sequence[int], counts: Counts) -> Chart:
    own = {year: counts[outlet.pk, f"{year:04}"] for year in years}
    return Chart(bars_of(own, years))


def _tags(counts: Counter[int]) -> Iterator[TagCount]:
    """Give the current tags that are counted, by name."""
    for tag in Tag.objects.current().select_related("parent").order_by("name_ar"):
        if counts[tag.pk] > 0:
            yield TagCount(tag, counts[tag.pk])


def _count_beside(links: QuerySet[Any], tag: Tag) -> Counter[int]:
    """Count the tags of the articles that have a tag, but not the tag itself."""
    return _count(
        _Link.objects.filter(article__in=links.values("article")).exclude(tag=tag), by="tag"
    )


def _count(rows: QuerySet[Any], *, by: str) -> Counter[Any]:
    return Counter(dict(rows.order_by().values_list(by).annotate(Count("pk"))))
