"""Search the archive as its page does."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.exports.hits import HitRecord, hits_as_data
from archive.forms.search import SearchForm
from archive.search.hits import IndexUnavailableError, SearchTimeoutError
from archive.search.query import Level, Search
from archive.selectors.notices import notice_in_words
from archive.selectors.search import SearchResults, search_articles


class Command(BaseCommand):
    help = "Print the total and the hits of a search, in rank order."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query")
        parser.add_argument("--level", choices=[str(level) for level in Level], default="word")
        parser.add_argument("--limit", type=int, default=20, help="hits at most (20)")
        parser.add_argument("--json", action="store_true", help="print JSON for scripts")

    def handle(self, *args: Any, query: str, level: str, limit: int, **options: Any) -> None:
        search = _read(query, level)
        try:
            results = search_articles(search, size=max(1, limit))
        except IndexUnavailableError as error:
            raise CommandError(f"{error}; run manage.py rebuild_index --noinput") from error
        except SearchTimeoutError as error:
            raise CommandError(f"{error}; refine the search") from error
        self.stdout.write(_as_json(results) if options["json"] else _as_text(search, results))


def _read(query: str, level: str) -> Search:
    form = SearchForm({"q": query, "level": level})
    if not form.is_valid():
        raise CommandError(
            " ".join(str(error) for errors in form.errors.values() for error in errors)
        )
    return form.to_search()


def _as_json(results: SearchResults) -> str:
    hits = [
        HitRecord(
            id=found.article.pk,
            headline=found.article.headline,
            source=found.article.source,
            part=found.part,
        )
        for found in results.articles
    ]
    return json.dumps(hits_as_data(results.total, hits), ensure_ascii=False)


def _as_text(search: Search, results: SearchResults) -> str:
    lines = [notice_in_words(notice) for notice in search.query.notices]
    lines.append(str(results.total))
    for found in results.articles:
        mark = "~" if found.part else " "
        lines.append(f"{mark} {found.article.pk}\t{found.article.display_headline}")
    return "\n".join(lines)
