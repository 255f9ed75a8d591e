"""Articles that readers may see, with what their pages show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from archive.models import Article, Tag
from archive.models.article import ArticleQuerySet
from archive.search.query import Query
from archive.search.snippets import Passage, Piece, Span, best_passage, clip, cut, find_marks

_SHOWN = (
    "headline", "standfirst", "body", "body_start", "section", "published_on", "date_kind",
    "date_precision",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text in paragraphs of pieces, and how many marks it has."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    mark_count: int


def public_articles() -> ArticleQuerySet:
    """All articles that readers may see, with outlet and tags at hand."""
    return Article.objects.public().select_related("outlet").prefetch_related("tags")


def articles_by_id(ids: Iterable[int]) -> dict[int, Article]:
    """The public ones among some articles, with what lists show of them."""
    outlet = (f"outlet__{name}" for name in ("name", "slug"))
    tags = Prefetch("tags", Tag.objects.only("name_ar", "name_fr", "name_en", "slug"))
    shown = Article.objects.public().select_related("outlet").prefetch_related(tags)
    return shown.only(*_SHOWN, *outlet).in_bulk(list(ids))


def articles_with_digest_of(article: Article) -> ArticleQuerySet:
    """Other articles, public or not, that have the same text."""
    return Article.objects.filter(digest=article.digest).exclude(pk=article.pk)


def marked_paragraphs(article: Article, query: Query) -> MarkedText:
    """Cut the article proper into paragraphs, with the words that a query wants marked."""
    paragraphs: list[tuple[Piece, ...]] = []
    text, spans = _text_and_marks(article, query)
    mark_count = position = 0
    for line in text.splitlines(keepends=True):
        inside = clip(spans, position, position + len(line.rstrip()))
        if line.strip():
            paragraphs.append(cut(line.rstrip(), inside, first_mark=mark_count + 1))
        mark_count += len(inside)
        position += len(line)
    return MarkedText(tuple(paragraphs), mark_count)


def passage_of(article: Article, spans: Sequence[Span]) -> Passage:
    """The best passage around marks of the body; one of its first lines where only they are."""
    inside = clip(spans, article.body_start, len(article.body))
    if inside or not spans:
        return best_passage(article.text, inside)
    return best_passage(article.body, spans)


def _text_and_marks(article: Article, query: Query) -> tuple[str, list[Span]]:
    """The article proper with its marks; the whole body where only its first lines are marked."""
    spans = find_marks(article.text, query)
    if spans or not article.body_start:
        return article.text, spans
    whole = find_marks(article.body, query)
    return (article.body, whole) if whole else (article.text, spans)
