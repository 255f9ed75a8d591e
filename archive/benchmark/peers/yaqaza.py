"""Our own engine, asked as the site's pages ask it, in an archive of its own."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from html import escape
from itertools import islice
from pathlib import Path

from django.db import connection

from archive.benchmark.articles import OUTLETS, TAGS, MadeArticle
from archive.benchmark.engine import HITS, Page, folder_size
from archive.benchmark.queries import Match, Question
from archive.models import Article, IndexTask, Outlet, Tag
from archive.search.compiler import compile_search
from archive.search.hits import Hit, TextPart
from archive.search.parser import parse
from archive.search.plan import Plan
from archive.search.query import Filters, Search
from archive.search.snippets import best_passage
from archive.selectors.search import ask, spans_in
from archive.selectors.understanding import search_backend, understand
from archive.services.indexing import index_pending
from archive.services.rebuilding import rebuild
from archive.services.temporary import archive_in
from archive.text.digests import digest_of

_BATCH = 500
_SPECIAL = re.compile("[&<>\"']")
_ArticleTag = Article.tags.through


@contextmanager
def open_engine(folder: Path) -> Iterator["Yaqaza"]:
    with archive_in(folder):
        yield Yaqaza(folder)


class Yaqaza:
    """The site's services and selectors over a temporary database and index.

    `load` fills the database, which an installation has anyway. The index is then written from
    it, so that reading it, the analysis and the commit are what `add_all` costs; `add_one` costs
    the row, the outbox and the index. `page` is what a page shows, parsing and database included.
    """

    def __init__(self, folder: Path) -> None:
        self._index = folder / "index"
        Outlet.objects.bulk_create(Outlet(name=slug, slug=slug) for slug in OUTLETS)
        Tag.objects.bulk_create(Tag(name_ar=slug, slug=slug, key=slug) for slug in TAGS)
        self._outlets = dict(Outlet.objects.values_list("slug", "pk"))
        self._tags = dict(Tag.objects.values_list("slug", "pk"))

    def load(self, articles: Iterable[MadeArticle]) -> None:
        """Put the articles into the database, and nothing into the outbox."""
        given = iter(articles)
        while batch := list(islice(given, _BATCH)):
            self._insert(batch)
        IndexTask.objects.all().delete()

    def add_all(self, articles: Iterable[MadeArticle]) -> None:
        """Index what was loaded."""
        rebuild()

    def add_one(self, article: MadeArticle) -> None:
        self._insert([article])
        while index_pending():
            pass

    def hits(self, question: Question) -> tuple[int, ...]:
        """Ask the executor for the best hits by words, as the peers rank them, and nothing else."""
        page = search_backend().find_page(_plan_of_hits(question), 0, HITS)
        return tuple(hit.article_id for hit in page.hits)

    def page(self, question: Question) -> Page:
        """Search as the site's page does, and cut the passages from the bodies in the database."""
        search = understand(search_of(question))
        found = ask(search, start=0, stop=HITS)
        ids = tuple(hit.article_id for hit in found.hits)
        bodies = _read_bodies(ids)
        return Page(
            ids=ids,
            total=found.total,
            facets={name: dict(counts) for name, counts in found.facets.items()},
            snippets=tuple(_snippet(bodies[hit.article_id], hit) for hit in found.hits),
        )

    def size_in_bytes(self) -> int:
        return folder_size(self._index)

    def _insert(self, batch: list[MadeArticle]) -> None:
        Article.objects.bulk_create(self._article(made) for made in batch)
        _ArticleTag.objects.bulk_create(
            _ArticleTag(article_id=made.id, tag_id=self._tags[slug])
            for made in batch
            for slug in made.tags
        )

    def _article(self, made: MadeArticle) -> Article:
        return Article(
            pk=made.id,
            headline=made.headline,
            body=made.body,
            outlet_id=self._outlets[made.outlet],
            section=made.section,
            source=f"made/{made.id}",
            published_on=made.published_on,
            date_kind=made.date_kind,
            date_precision="day" if made.published_on else "",
            status=Article.Status.PUBLIC,
            digest=digest_of(made.body),
        )


def _read_bodies(ids: tuple[int, ...]) -> dict[int, str]:
    """Read texts by their numbers and no more, as the peers read their own store."""
    places = ", ".join(["%s"] * len(ids))
    statement = f"SELECT id, body FROM {Article._meta.db_table} WHERE id IN ({places})"
    with connection.cursor() as cursor:
        cursor.execute(statement, ids)
        return dict(cursor.fetchall())


def search_of(question: Question) -> Search:
    """Read a question as the search form does."""
    year = int(question.year) if question.year else None
    return Search(parse(typed(question)), Filters(outlet=question.outlet, year=year))


@lru_cache(maxsize=1024)
def _plan_of_hits(question: Question) -> Plan:
    """Compile a question once; what is asked of the executor is the plan."""
    plan = compile_search(search_of(question), facets=())
    return replace(plan, some=None, marked=(), window=0)


def typed(question: Question) -> str:
    """Write a question as a reader types it."""
    words = " ".join(question.words)
    forms = {
        Match.ALL: words,
        Match.ANY: " OR ".join(question.words),
        Match.PHRASE: f'"{words}"',
        Match.PREFIX: f"{words}*",
    }
    return forms[question.match]


def _snippet(body: str, hit: Hit) -> str:
    passage = best_passage(body, spans_in(TextPart.BODY, hit))
    pieces = (
        f"<mark>{_escape(piece.text)}</mark>" if piece.mark else _escape(piece.text)
        for piece in passage.pieces
    )
    return "".join(pieces)


def _escape(text: str) -> str:
    return escape(text) if _SPECIAL.search(text) else text
