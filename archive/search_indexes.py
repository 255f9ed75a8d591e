"""Articles as documents of the index."""

from typing import Any

from haystack import indexes
from haystack.fields import FacetMultiValueField

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.search.analysis import TextParts


class TextField(indexes.SearchField):
    """The texts of an article as they were written; they are analysed where they are written to
    the index."""

    field_type = "text"

    def convert(self, value: Any) -> Any:
        return value


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """The texts, and the values that hits are counted, narrowed and sorted by.

    A year and a month are those of publication; with `any`, those of uncertain dates as well.
    """

    text = TextField(document=True)
    day = indexes.IntegerField()
    is_certain = indexes.BooleanField()
    outlet = indexes.FacetCharField(null=True)
    tags = FacetMultiValueField()
    year = indexes.FacetCharField(null=True)
    month = indexes.FacetCharField(null=True)
    any_year = indexes.FacetCharField(null=True)
    any_month = indexes.FacetCharField(null=True)
    date_kind = indexes.FacetCharField(model_attr="date_kind")
    section = indexes.FacetCharField(model_attr="section")

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> ArticleQuerySet:
        return Article.objects.public().select_related("outlet").prefetch_related("tags")

    def prepare_text(self, article: Article) -> TextParts:
        return TextParts(article.headline, article.standfirst, article.body)

    def prepare_day(self, article: Article) -> int:
        return article.published_on.toordinal() if article.published_on else 0

    def prepare_is_certain(self, article: Article) -> bool:
        return article.date_kind == Article.DateKind.PUBLISHED

    def prepare_outlet(self, article: Article) -> str | None:
        return article.outlet.slug if article.outlet else None

    def prepare_tags(self, article: Article) -> list[str]:
        return sorted(tag.slug for tag in article.tags.all())

    def prepare_year(self, article: Article) -> str | None:
        return self.prepare_any_year(article) if self.prepare_is_certain(article) else None

    def prepare_month(self, article: Article) -> str | None:
        return self.prepare_any_month(article) if self.prepare_is_certain(article) else None

    def prepare_any_year(self, article: Article) -> str | None:
        return str(article.published_on.year) if article.published_on else None

    def prepare_any_month(self, article: Article) -> str | None:
        """A month that is not known, of a date that is a year alone, is no month."""
        if article.published_on is None or article.date_precision == Article.DatePrecision.YEAR:
            return None
        return article.published_on.isoformat()[:7]
