"""Articles as documents of the index."""

from haystack import indexes

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.search.analysis import index_terms
from archive.search.query import Level


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """Terms at each level, in order; and the values that hits are narrowed and sorted by.

    Fields that are not stored hold terms; stored fields hold the values of facets.
    """

    text = indexes.CharField(document=True, stored=False)
    spelling = indexes.CharField(stored=False)
    headline = indexes.CharField(stored=False)
    outlet = indexes.FacetCharField(null=True)
    tags = indexes.FacetCharField()
    year = indexes.FacetCharField(null=True)
    any_year = indexes.FacetCharField(null=True)
    published_on = indexes.FacetCharField(null=True)

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> ArticleQuerySet:
        return Article.objects.public().select_related("outlet").prefetch_related("tags")

    def prepare_text(self, article: Article) -> str:
        return index_terms(article.headline, article.standfirst, article.body, level=Level.WORD)

    def prepare_spelling(self, article: Article) -> str:
        return index_terms(article.headline, article.standfirst, article.body, level=Level.SPELLING)

    def prepare_headline(self, article: Article) -> str:
        return index_terms(article.headline, level=Level.WORD)

    def prepare_outlet(self, article: Article) -> str | None:
        return article.outlet.slug if article.outlet else None

    def prepare_tags(self, article: Article) -> str:
        return " ".join(sorted(tag.slug for tag in article.tags.all()))

    def prepare_year(self, article: Article) -> str | None:
        published = article.date_kind == Article.DateKind.PUBLISHED
        return self.prepare_any_year(article) if published else None

    def prepare_any_year(self, article: Article) -> str | None:
        return str(article.published_on.year) if article.published_on else None

    def prepare_published_on(self, article: Article) -> str | None:
        return article.published_on.isoformat() if article.published_on else None
