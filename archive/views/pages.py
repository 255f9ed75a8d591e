"""Lists cut into pages."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.selectors.search import PAGE_SIZE

# Longer numbers are not page numbers, and Python refuses to read them.
_LONGEST_NUMBER = 9


def page_number(request: HttpRequest) -> int:
    """Read the number of the page; what is no number, or none above zero, is the first page."""
    asked = request.GET.get("page", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_NUMBER
    return max(1, int(asked)) if is_number else 1


def article_page(request: HttpRequest, articles: ArticleQuerySet) -> Page[Article]:
    """Return the asked page of a list of articles, or the last one."""
    return Paginator(articles, PAGE_SIZE).get_page(page_number(request))


def page_context(request: HttpRequest, articles: ArticleQuerySet) -> dict[str, Any]:
    """Return what the templates of article lists need."""
    page = article_page(request, articles)
    return {
        "articles": page.object_list,
        "total": page.paginator.count,
        "page": page.number,
        "page_count": page.paginator.num_pages,
        "page_numbers": page_numbers(page.paginator.count, page.number),
    }


def page_numbers(count: int, page: int) -> list[int | None]:
    """Return the pages of a list to offer links to; None stands for those left out."""
    pages = Paginator(range(count), PAGE_SIZE)
    elided = pages.get_elided_page_range(page, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in elided]
