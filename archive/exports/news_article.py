"""An article as schema.org describes one, for programs that read pages."""

from collections.abc import Sequence
from typing import Any

from archive.exports.citations import CitedArticle, joined, one_line


def as_news_article(
    article: CitedArticle, *, page: str, image: str, outlet_page: str, tags: Sequence[str]
) -> dict[str, Any]:
    """Give the data of the page of an article; what is not known is not there.

    A byline may be that of a person, an agency or a desk: its name stands alone.
    """
    outlet = {
        "@type": "NewsMediaOrganization",
        "name": one_line(article.outlet),
        "url": outlet_page,
    }
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": one_line(article.headline or article.first_words),
        "url": page,
        "mainEntityOfPage": page,
        "inLanguage": "ar",
        "image": image,
        "datePublished": joined(article.published, "-"),
        "author": one_line(article.byline),
        "publisher": _known(outlet) if article.outlet else None,
        "articleSection": article.section,
        "keywords": list(tags),
        "isBasedOn": article.source,
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "SHA-256",
            "value": article.digest,
            "url": article.address,
        },
        "isAccessibleForFree": True,
    }
    return _known(data)


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}
