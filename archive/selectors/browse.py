"""The archive by outlet, by time and by tag; only public articles count.

An article's row is wide, so counts are asked in such a way that narrow indexes answer them. Few
articles are not public: to take them away is less work than to look at all others.
"""

import datetime
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from archive.models import Article, Outlet, Tag
from archive.models.article import ArticleQuerySet
from archive.selectors.articles import public_articles

_Link = Article.tags.through
_UNDATED = [kind for kind in Article.DateKind if kind != Article.DateKind.PUBLISHED]
_NOT_PUBLIC = [status for status in Article.Status if status != Article.Status.PUBLIC]


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet, and how many of its articles are public."""

    outlet: Outlet
    article_count: int


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, and how many public articles have it."""

    tag: Tag
    article_count: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A month of a year, and how many articles were published in it."""

    first_day: datetime.date
    count: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year, and how many articles were published in it."""

    year: int
    count: int


def outlets_with_counts() -> list[OutletCount]:
    """Outlets that have public articles, those with the most first."""
    counts = _count(Article.objects.all(), by="outlet")
    counts.subtract(_count(Article.objects.filter(status__in=_NOT_PUBLIC), by="outlet"))
    outlets = [OutletCount(one, counts[one.pk]) for one in Outlet.objects.order_by("name")]
    found = [outlet for outlet in outlets if outlet.article_count > 0]
    return sorted(found, key=lambda outlet: -outlet.article_count)


def tags_with_counts() -> list[TagCount]:
    """Tags that have public articles, by name."""
    counts = _count(_Link.objects.all(), by="tag")
    counts.subtract(_count(_Link.objects.filter(article__status__in=_NOT_PUBLIC), by="tag"))
    return list(_tags(counts))


def years_with_counts() -> list[YearCount]:
    """The years in which articles were published, the newest first."""
    years: Counter[int] = Counter()
    for day, count in _count(Article.objects.public().dated(), by="published_on").items():
        years[day.year] += count
    return [YearCount(year, years[year]) for year in sorted(years, reverse=True)]


def months_with_counts(year: int) -> list[MonthCount]:
    """The months of a year in which articles were published, in order."""
    known = _of_year(Article.objects.public().dated(), year)
    known = known.exclude(date_precision=Article.DatePrecision.YEAR)
    months: Counter[datetime.date] = Counter()
    for day, count in _count(known, by="published_on").items():
        months[day.replace(day=1)] += count
    return [MonthCount(month, months[month]) for month in sorted(months)]


def articles_of_year(year: int) -> ArticleQuerySet:
    """Public articles published in a year."""
    return _of_year(public_articles().dated(), year)


def articles_of_month(year: int, month: int) -> ArticleQuerySet:
    """Public articles known to be published in a month."""
    first = datetime.date(year, month, 1)
    last = first.replace(day=monthrange(year, month)[1])
    known = public_articles().dated().exclude(date_precision=Article.DatePrecision.YEAR)
    return known.filter(published_on__range=(first, last))


def undated_articles() -> ArticleQuerySet:
    """Public articles whose date of publication is not known."""
    return public_articles().filter(date_kind__in=_UNDATED)


def related_tags(tag: Tag, most: int = 12) -> list[TagCount]:
    """Tags that stand beside a tag on public articles, the most frequent first."""
    own = _Link.objects.filter(tag=tag, article__status=Article.Status.PUBLIC).values("article")
    counts = _count(_Link.objects.filter(article__in=own).exclude(tag=tag), by="tag")
    return sorted(_tags(counts), key=lambda one: -one.article_count)[:most]


def recent_articles(most: int = 6) -> ArticleQuerySet:
    """Public articles that came in last."""
    return public_articles().order_by("-created_at", "-pk")[:most]


def _of_year(articles: ArticleQuerySet, year: int) -> ArticleQuerySet:
    return articles.filter(published_on__year=year)


def _tags(counts: Counter[int]) -> Iterator[TagCount]:
    """Give the current tags that are counted, by name."""
    for tag in Tag.objects.current().select_related("parent").order_by("name_ar"):
        if counts[tag.pk] > 0:
            yield TagCount(tag, counts[tag.pk])


def _count(rows: QuerySet[Any], *, by: str) -> Counter[Any]:
    return Counter(dict(rows.order_by().values_list(by).annotate(Count("pk"))))
