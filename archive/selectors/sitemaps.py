"""The pages that readers may find: articles in parts, and the lists that lead to them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Max
from django.urls import reverse

from archive.exports.sitemap import PART_SIZE
from archive.models import Article
from archive.selectors.browse import outlets_with_counts, tags_with_counts

_LISTS = (
    "search", "recent", "outlets", "years", "coverage", "undated", "tags", "help", "about",
    "privacy",
)  # fmt: skip


def article_parts() -> list[int]:
    """The numbers of the parts that hold public articles."""
    parts = Article.objects.public().order_by().values_list(F("pk") / PART_SIZE, flat=True)
    return sorted(parts.distinct())


def part_pages(part: int) -> Iterator[tuple[str, str]]:
    """Give the paths of a part's articles, and the day each was changed or came in last."""
    first = part * PART_SIZE
    numbers = range(first, first + PART_SIZE)
    changed = _changes(numbers)
    public = Article.objects.public().filter(pk__gte=numbers.start, pk__lt=numbers.stop)
    for pk, created_at in public.order_by("pk").values_list("pk", "created_at"):
        latest = max(created_at, changed.get(pk, created_at))
        yield reverse("article", args=[pk]), latest.date().isoformat()


def _changes(numbers: range) -> dict[int, Any]:
    """Return when each article was changed last, as its history has it."""
    rows = Article.history.filter(id__gte=numbers.start, id__lt=numbers.stop)
    return dict(rows.order_by().values_list("id").annotate(Max("history_date")))


def list_pages() -> Iterator[tuple[str, str]]:
    """Give the paths of the lists; when one changed is not known."""
    for name in _LISTS:
        yield reverse(name), ""
    for outlet in outlets_with_counts():
        yield outlet.outlet.get_absolute_url(), ""
    for tag in tags_with_counts():
        yield tag.tag.get_absolute_url(), ""
    yield from _calendar_pages()


def _calendar_pages() -> Iterator[tuple[str, str]]:
    dated = Article.objects.public().dated()
    for year in dated.dates("published_on", "year"):
        yield reverse("year", args=[year.year]), ""
    known = dated.exclude(date_precision=Article.DatePrecision.YEAR)
    for month in known.dates("published_on", "month"):
        yield reverse("month", args=[month.year, month.month]), ""
