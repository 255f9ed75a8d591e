"""References to an article, as files for programs that keep them."""

import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from archive.exports.bibtex import as_bibtex
from archive.exports.citations import CitedArticle
from archive.exports.csl import as_csl
from archive.exports.ris import as_ris
from archive.models import Article
from archive.selectors.articles import articles_with_digest_of, public_articles
from archive.selectors.citations import cited

# So much of a digest tells a text from all others; and so much of a headline makes a file name.
_DIGEST_LENGTH = 16
_NAME_LENGTH = 60

_View = Callable[[HttpRequest, int], HttpResponse]


def lasting_address(request: HttpRequest, article: Article) -> str:
    """The address of an article's text, which outlives the record that holds it.

    Where several articles have the text, it says which of them is meant.
    """
    names: list[str | int] = [article.digest[:_DIGEST_LENGTH]]
    if articles_with_digest_of(article).public().exists():
        names.append(article.pk)
    return request.build_absolute_uri(reverse("text", args=names))


def cited_here(request: HttpRequest, article: Article) -> CitedArticle:
    """The citation of an article that is read today on this site."""
    address = lasting_address(request, article)
    return cited(article, address=address, accessed=timezone.localdate())


def _download(write: Callable[[CitedArticle], str], *, content_type: str, ending: str) -> _View:
    """Make the view of a file with one reference."""

    @require_safe
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        shown = get_object_or_404(public_articles(), pk=pk)
        written = write(cited_here(request, shown))
        response = HttpResponse(written, content_type=f"{content_type}; charset=utf-8")
        name = f"{_file_name(shown)}.{ending}"
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return view


def _file_name(article: Article) -> str:
    """Letters, digits and hyphens of the headline: no folder, quotation mark or line end."""
    words = slugify(article.display_headline, allow_unicode=True)
    return words[:_NAME_LENGTH].strip("-_") or f"article-{article.pk}"


def _as_csl_text(article: CitedArticle) -> str:
    return json.dumps(as_csl(article), ensure_ascii=False, indent=2)


bibtex = _download(as_bibtex, content_type="application/x-bibtex", ending="bib")
ris = _download(as_ris, content_type="application/x-research-info-systems", ending="ris")
csl = _download(_as_csl_text, content_type="application/vnd.citationstyles.csl+json", ending="json")
