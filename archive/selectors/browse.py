"""The archive by outlet, by time and by tag; only public articles count."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear

from archive.models import Article, Outlet, Tag
from archive.models.article import ArticleQuerySet
from archive.selectors.articles import public_articles

_PUBLIC = Q(articles__status=Article.Status.PUBLIC)


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


def outlets_with_counts() -> QuerySet[Outlet]:
    """Outlets that have public articles, with their number as `article_count`."""
    counted = Outlet.objects.annotate(article_count=Count("articles", filter=_PUBLIC))
    return counted.filter(article_count__gt=0).order_by("-article_count", "name")


def tags_with_counts() -> QuerySet[Tag]:
    """Tags that have public articles, with their number as `article_count`."""
    counted = Tag.objects.current().annotate(article_count=Count("articles", filter=_PUBLIC))
    return counted.filter(article_count__gt=0).select_related("parent").order_by("name_ar")


def years_with_counts() -> list[YearCount]:
    """The years in which articles were published, the newest first."""
    years = (
        Article.objects.public()
        .dated()
        .order_by()
        .annotate(year=ExtractYear("published_on"))
        .values("year")
        .annotate(count=Count("pk"))
        .order_by("-year")
    )
    return [YearCount(row["year"], row["count"]) for row in years]


def months_with_counts(year: int) -> list[MonthCount]:
    """The months of a year in which articles were published, in order."""
    months = (
        _of_year(year)
        .exclude(date_precision=Article.DatePrecision.YEAR)
        .order_by()
        .annotate(month=ExtractMonth("published_on"))
        .values("month")
        .annotate(count=Count("pk"))
        .order_by("month")
    )
    return [MonthCount(datetime.date(year, row["month"], 1), row["count"]) for row in months]


def articles_of_year(year: int) -> ArticleQuerySet:
    """Public articles published in a year."""
    return public_articles().dated().filter(published_on__year=year)


def articles_of_month(year: int, month: int) -> ArticleQuerySet:
    """Public articles known to be published in a month."""
    known = articles_of_year(year).exclude(date_precision=Article.DatePrecision.YEAR)
    return known.filter(published_on__month=month)


def undated_articles() -> ArticleQuerySet:
    """Public articles whose date of publication is not known."""
    return public_articles().undated()


def related_tags(tag: Tag, most: int = 12) -> QuerySet[Tag]:
    """Tags that stand beside a tag on public articles, the most frequent first."""
    together = Q(articles__tags=tag, articles__status=Article.Status.PUBLIC)
    others = Tag.objects.current().exclude(pk=tag.pk)
    counted = others.annotate(article_count=Count("articles", filter=together, distinct=True))
    return counted.filter(article_count__gt=0).order_by("-article_count", "name_ar")[:most]


def recent_articles(most: int = 6) -> ArticleQuerySet:
    """Public articles that came in last."""
    return public_articles().order_by("-created_at", "-pk")[:most]


def _of_year(year: int) -> ArticleQuerySet:
    return Article.objects.public().dated().filter(published_on__year=year)
