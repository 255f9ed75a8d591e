"""What citations say of an article of the archive."""

import datetime

from archive.exports.citations import CitedArticle, KnownDate
from archive.models import Article

_KNOWN_PARTS = {
    Article.DatePrecision.DAY: 3,
    Article.DatePrecision.MONTH: 2,
    Article.DatePrecision.YEAR: 1,
}


def cited(article: Article, *, address: str, accessed: datetime.date) -> CitedArticle:
    """Make the citation of an article that was read at an address on a day."""
    return CitedArticle(
        address=address,
        digest=article.digest,
        accessed=accessed,
        record=article.pk,
        headline=article.headline,
        first_words=article.display_headline,
        byline=article.byline,
        outlet=article.outlet.name if article.outlet else "",
        section=article.section,
        source=source_address(article),
        published=_published(article),
    )


def source_address(article: Article) -> str:
    """The address that the article came from, if it is one that a browser may open."""
    is_address = article.source.lower().startswith(("http://", "https://"))
    return article.source if is_address else ""


def _published(article: Article) -> KnownDate:
    """The date of publication; that of a page header, an inferred or no date is none."""
    day = article.published_on
    if day is None or article.date_kind != Article.DateKind.PUBLISHED:
        return ()
    known = (day.year, day.month, day.day)
    return known[: _KNOWN_PARTS[Article.DatePrecision(article.date_precision)]]
