"""References as CSL-JSON, which Zotero, pandoc and word processors read."""

from typing import Any

from archive.exports.citations import CitedArticle, KnownDate, day_of, one_line


def as_csl(article: CitedArticle) -> list[dict[str, Any]]:
    """Give one item; what is not known is not there."""
    item = {
        "id": article.key,
        "type": "article-newspaper",
        "title": article.title,
        "author": [{"literal": one_line(article.byline)}] if article.byline else None,
        "container-title": one_line(article.outlet),
        "section": one_line(article.section),
        "issued": _date(article.published),
        "accessed": _date(day_of(article.accessed)),
        "URL": article.address,
        "language": "ar",
        "archive": "Yaqaza",
        "archive_location": one_line(article.source),
        "note": f"SHA-256 {article.digest}",
    }
    return [{name: value for name, value in item.items() if value}]


def _date(known: KnownDate) -> dict[str, Any] | None:
    return {"date-parts": [list(known)]} if known else None
