"""Lists cut into pages."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.selectors.articles import public_articles
from archive.selectors.search import PAGE_SIZE

# Longer numbers are of no page and no hit, and Python refuses to read them.
_LONGEST_NUMBER = 9


def page_number(request: HttpRequest) -> int:
    """Read the number of the page; what is no number, or none above zero, is the first page."""
    return max(1, asked_number(request, "page"))


def asked_number(request: HttpRequest, name: str) -> int:
    """Read a number of an address; what is none is zero."""
    asked = request.GET.get(name, "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_NUMBER
    return int(asked) if is_number else 0


def page_context(
    request: HttpRequest, articles: ArticleQuerySet, *, total: int | None = None
) -> dict[str, Any]:
    """Return what the templates of article lists need: the asked page, or the last one.

    Rows are wide: the page is cut from the keys, and only its own rows are fetched. A total that
    is known already is not counted again.
    """
    keys = articles.select_related(None).prefetch_related(None).values_list("pk", flat=True)
    pages = Paginator(keys, PAGE_SIZE)
    if total is not None:
        pages.count = total
    page = pages.get_page(page_number(request))
    return {
        "articles": _articles(list(page.object_list)),
        "total": pages.count,
        "page": page.number,
        "page_count": pages.num_pages,
        "page_numbers": page_numbers(pages.count, page.number),
    }


def page_numbers(count: int, page: int) -> list[int | None]:
    """Return the pages of a list to offer links to; None stands for those left out."""
    pages = Paginator(range(count), PAGE_SIZE)
    elided = pages.get_elided_page_range(page, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in elided]


def _articles(keys: list[int]) -> list[Article]:
    found = public_articles().in_bulk(keys)
    return [found[key] for key in keys if key in found]
