"""Articles that readers may see, with what their pages show."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.search.query import Query
from archive.search.snippets import Piece, clip, cut, find_marks


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text in paragraphs of pieces, and how many marks it has."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    mark_count: int


def public_articles() -> ArticleQuerySet:
    """All articles that readers may see, with outlet and tags at hand."""
    return Article.objects.public().select_related("outlet").prefetch_related("tags")


def articles_by_id(ids: Iterable[int]) -> dict[int, Article]:
    """The public ones among some articles."""
    return public_articles().in_bulk(list(ids))


def articles_with_digest_of(article: Article) -> ArticleQuerySet:
    """Other articles, public or not, that have the same text."""
    return Article.objects.filter(digest=article.digest).exclude(pk=article.pk)


def text_with_marks(article: Article, query: Query) -> str:
    """The article proper; the whole body where only its first lines say what is wanted."""
    if article.body_start and not find_marks(article.text, query):
        return article.body if find_marks(article.body, query) else article.text
    return article.text


def marked_paragraphs(article: Article, query: Query) -> MarkedText:
    """Cut the article proper into paragraphs, with the words that a query wants marked."""
    paragraphs: list[tuple[Piece, ...]] = []
    text = text_with_marks(article, query)
    spans = find_marks(text, query)
    mark_count = position = 0
    for line in text.splitlines(keepends=True):
        inside = clip(spans, position, position + len(line.rstrip()))
        if line.strip():
            paragraphs.append(cut(line.rstrip(), inside, first_mark=mark_count + 1))
        mark_count += len(inside)
        position += len(line)
    return MarkedText(tuple(paragraphs), mark_count)
