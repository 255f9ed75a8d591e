"""Articles that readers may see, with what their pages show."""

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch

from archive.models import Article, Tag
from archive.models.article import ArticleQuerySet
from archive.search.snippets import Passage, Span, best_passage, clip

_SHOWN = (
    "headline", "standfirst", "body", "body_start", "section", "published_on", "date_kind",
    "date_precision",
)  # fmt: skip
_SHOWN_OF_OUTLET = ("outlet__name", "outlet__slug")

_DAY = Article.DatePrecision.DAY


def public_articles() -> ArticleQuerySet:
    """All articles that readers may see, with outlet and tags at hand."""
    return Article.objects.public().select_related("outlet").prefetch_related("tags")


def articles_by_id(ids: Iterable[int]) -> dict[int, Article]:
    """The public ones among some articles, with what lists show of them."""
    tags = Prefetch("tags", Tag.objects.only("name_ar", "name_fr", "name_en", "slug"))
    shown = Article.objects.public().select_related("outlet").prefetch_related(tags)
    return shown.only(*_SHOWN, *_SHOWN_OF_OUTLET).in_bulk(list(ids))


def articles_with_digest_of(article: Article) -> ArticleQuerySet:
    """Other articles, public or not, that have the same text."""
    return Article.objects.filter(digest=article.digest).exclude(pk=article.pk)


def articles_of_the_day(article: Article, most: int = 4) -> list[Article]:
    """Other public articles that were published on the day of one, if that day is known."""
    if article.date_kind != Article.DateKind.PUBLISHED or article.date_precision != _DAY:
        return []
    same = Article.objects.public().dated().filter(published_on=article.published_on)
    others = same.filter(date_precision=_DAY).exclude(pk=article.pk)
    shown = others.select_related("outlet").only(*_SHOWN, *_SHOWN_OF_OUTLET)
    return list(shown.order_by("-pk")[:most])


def first_with_digest(beginning: str, *, meant: int | None = None) -> Article | None:
    """The public article that has the text with a digest: of several the one meant, or the first.

    The digest may be cut short; a beginning that fits several texts finds none.
    """
    found = Article.objects.public().filter(digest__gte=beginning, digest__lt=f"{beginning}g")
    shown = found.order_by("created_at", "pk").defer("body")
    article = (shown.filter(pk=meant).first() if meant else None) or shown.first()
    if article is None or found.exclude(digest=article.digest).exists():
        return None
    return article


def passage_of(article: Article, spans: Sequence[Span]) -> Passage:
    """The best passage around marks of the body; one of its first lines where only they are."""
    inside = clip(spans, article.body_start, len(article.body))
    if inside or not spans:
        return best_passage(article.text, inside)
    return best_passage(article.body, spans)
