"""What browsers and search engines are told of the site."""

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.exports import opensearch as opensearch_description
from archive.exports import sitemap as sitemaps
from archive.forms.search import SearchForm
from archive.selectors.sitemaps import article_parts, list_pages, part_pages
from archive.views.sites import site_of

_ICONS = [
    ("img/icon.svg", "image/svg+xml", "any", "any"),
    ("img/icon-192.png", "image/png", "192x192", "any"),
    ("img/icon-512.png", "image/png", "512x512", "any"),
    ("img/icon-maskable-512.png", "image/png", "512x512", "maskable"),
]
_PAPER, _GREEN = "#ffffff", "#0f4f43"

# Articles and lists may be read by robots; searches, and articles opened from one, need not be.
# To name the fields is to be understood by robots that know no wildcards.
_ROBOTS = """User-agent: *
{searches}
Disallow: /search.
Disallow: /articles/*?
Disallow: /admin/
Disallow: /preferences/

Sitemap: {sitemap}
"""


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe the search in the reader's language."""
    asked = {
        "text/html": reverse("search"),
        "application/atom+xml": reverse("search-feed"),
        "application/json": reverse("search-json"),
    }
    described = opensearch_description.Description(
        name=_("Yaqaza"),
        about=_("Search the archive of Arabic security news"),
        language=get_language() or "ar",
        address=request.build_absolute_uri(),
        icon=request.build_absolute_uri(static("img/icon.svg")),
        templates=tuple(
            (media_type, request.build_absolute_uri(path) + "?q={searchTerms}")
            for media_type, path in asked.items()
        ),
    )
    written = opensearch_description.write_description(described)
    return HttpResponse(written, content_type=opensearch_description.CONTENT_TYPE)


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Describe the site as an application; Arabic, whatever the reader's language."""
    with override("ar"):
        described = {
            "name": _("Yaqaza: the archive of Arabic security news"),
            "short_name": _("Yaqaza"),
            "lang": "ar",
            "dir": "rtl",
            "start_url": reverse("search"),
            "scope": "/",
            "display": "minimal-ui",
            "background_color": _PAPER,
            "theme_color": _GREEN,
            "icons": [
                {"src": static(path), "type": media_type, "sizes": sizes, "purpose": purpose}
                for path, media_type, sizes, purpose in _ICONS
            ],
        }
    return JsonResponse(
        described,
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead programs that look for it by its old name to the icon."""
    return redirect(static("img/favicon.ico"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    searches = "\n".join(f"Disallow: /?{name}=" for name in [*SearchForm.base_fields, "page"])
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    written = _ROBOTS.format(searches=searches, sitemap=sitemap)
    return HttpResponse(written, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """Name the parts: the lists, and the articles by number."""
    parts = (reverse("sitemap-articles", args=[part]) for part in article_parts())
    paths = [reverse("sitemap-lists"), *parts]
    return _xml(sitemaps.sitemap_index(map(request.build_absolute_uri, paths)))


@require_safe
def sitemap_lists(request: HttpRequest) -> HttpResponseBase:
    return _xml(sitemaps.sitemap_part(_absolute(request, list_pages())))


@require_safe
def sitemap_articles(request: HttpRequest, part: int) -> HttpResponseBase:
    pages = list(part_pages(part))
    if not pages:
        raise Http404
    return _xml(sitemaps.sitemap_part(_absolute(request, pages)))


def _absolute(request: HttpRequest, pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    site = site_of(request)
    return ((site + path, changed_on) for path, changed_on in pages)


def _xml(parts: Iterable[str]) -> HttpResponse:
    return HttpResponse(parts, content_type=sitemaps.CONTENT_TYPE)
