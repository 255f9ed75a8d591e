"""All hits of a search as files: they are sent while they are read."""

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from archive.exports.rows import ExportRow, in_blocks
from archive.exports.rows_csv import csv_lines
from archive.exports.rows_json import SearchHead, json_parts
from archive.search.hits import HitKeys
from archive.search.query import Search
from archive.selectors.export import export_rows, find_keys
from archive.views.asked import address_of_search, answers_search
from archive.views.measures import SEARCH_SECONDS
from archive.views.sites import site_of

_LONGEST_NAME = 60


@answers_search
def search_csv(request: HttpRequest, search: Search) -> StreamingHttpResponse:
    _, rows = _found(request, search)
    response = _stream(request, csv_lines(rows), "text/csv; charset=utf-8")
    name = content_disposition_header(as_attachment=True, filename=_file_name(search))
    response.headers["Content-Disposition"] = name
    return response


@answers_search
def search_json(request: HttpRequest, search: Search) -> StreamingHttpResponse:
    keys, rows = _found(request, search)
    text, address = search.query.text, address_of_search(request)
    head = SearchHead(text, address, len(keys.whole), len(keys.part))
    return _stream(request, json_parts(head, rows), "application/json")


def _found(request: HttpRequest, search: Search) -> tuple[HitKeys, Iterator[ExportRow]]:
    with SEARCH_SECONDS.time():
        keys = find_keys(search)
    return keys, export_rows(keys, site=site_of(request))


def _stream(request: HttpRequest, parts: Iterator[str], media_type: str) -> StreamingHttpResponse:
    """Answer in blocks; who asks for the head alone has no article read for it."""
    blocks = iter(()) if request.method == "HEAD" else in_blocks(parts)
    response = StreamingHttpResponse(blocks, content_type=media_type)
    # Search engines list the articles, not the lists of them.
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _file_name(search: Search) -> str:
    """Name the file after what was asked: letters, digits and hyphens of any script."""
    asked = " ".join([search.query.text, search.filters.outlet, *search.filters.tags])
    words = slugify(asked, allow_unicode=True)[:_LONGEST_NAME].strip("-_")
    return "-".join(["yaqaza", words or "search"]) + ".csv"
