"""All hits of a search: named at one moment of the index, read from the database in batches."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from archive.exports.rows import ExportRow
from archive.models import Article, Outlet
from archive.search.compiler import compile_search
from archive.search.hits import HitKeys
from archive.search.query import Search
from archive.selectors.mapped_pages import pages_given_back
from archive.selectors.understanding import search_backend, understand

BATCH_SIZE = 500

_Link = Article.tags.through
_SHOWN = (
    "headline", "section", "source", "published_on", "date_kind", "date_precision", "digest",
    "outlet_id",
)  # fmt: skip


def find_keys(search: Search) -> HitKeys:
    """Find the articles of all hits in the order of the search page.

    Raises IndexUnavailableError when there is no index to search in, and SearchTimeoutError when
    the search takes too long.
    """
    if not search:
        return HitKeys()
    return search_backend().find_keys(compile_search(understand(search), facets=()))


def export_rows(keys: HitKeys, *, site: str) -> Iterator[ExportRow]:
    """Read the hits that are still public; the index follows a withdrawal within seconds.

    `site` is what comes before the path of an address. Names are Arabic whatever the reader's
    language, for files are compared.
    """
    outlets = dict(Outlet.objects.values_list("pk", "name"))
    # An address is looked up once: to do so for each row would be most of the work.
    before, _, after = (site + reverse("article", args=[0])).rpartition("0")
    with pages_given_back():
        for found, match in _found(keys):
            article = found.article
            yield ExportRow(
                id=article.pk,
                address=f"{before}{article.pk}{after}",
                headline=found.headline,
                outlet=outlets.get(article.outlet_id or 0, ""),
                date=article.machine_date,
                date_kind=article.date_kind,
                date_precision=article.date_precision,
                section=article.section,
                tags=found.tags,
                source=article.source,
                digest=article.digest,
                match=match,
            )


@dataclass(frozen=True, slots=True)
class _Found:
    """An article, its headline or first words, and the names of its tags."""

    article: Article
    headline: str
    tags: tuple[str, ...]


def _found(keys: HitKeys) -> Iterator[tuple[_Found, str]]:
    """Give the articles in their order, each with how it matched."""
    for ids, match in ((keys.whole, "whole"), (keys.part, "part")):
        for start in range(0, len(ids), BATCH_SIZE):
            for found in _read(list(ids[start : start + BATCH_SIZE])):
                yield found, match


def _read(ids: list[int]) -> Iterator[_Found]:
    """Give the public articles of a batch in its order."""
    articles = Article.objects.public().only(*_SHOWN).in_bulk(ids)
    headlines = _first_words([pk for pk, article in articles.items() if not article.headline])
    tags = defaultdict[int, list[str]](list)
    links = _Link.objects.filter(article__in=ids).order_by("tag__name_ar")
    for pk, name in links.values_list("article_id", "tag__name_ar"):
        tags[pk].append(name)
    for pk in ids:
        if pk in articles:
            headline = articles[pk].headline or headlines.get(pk, "")
            yield _Found(articles[pk], headline, tuple(tags[pk]))


def _first_words(without: list[int]) -> dict[int, str]:
    """Return what stands for the headlines of articles that have none; their bodies are read."""
    if not without:
        return {}
    whole = Article.objects.only("headline", "body", "body_start").in_bulk(without)
    return {pk: article.display_headline for pk, article in whole.items()}
