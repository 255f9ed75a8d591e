"""An article to cite, with a test's own words."""

from dataclasses import replace
from datetime import date
from typing import Any

from archive.exports.citations import CitedArticle

_ARTICLE = CitedArticle(
    address="https://yaqaza.example/texts/4249ab1262cc83e0/",
    digest="4249ab1262cc83e0" * 4,
    accessed=date(2026, 11, 23),
    record=7,
    headline="شرطة فاس تنفي",
    first_words="نفت شرطة فاس اليوم…",
    byline="قصي الدوار",
    outlet="جريدة الميزان",
    section="مجتمع",
    source="https://mizan.example/1",
    published=(2024, 4, 19),
)


def cited_article(**fields: Any) -> CitedArticle:
    return replace(_ARTICLE, **fields)
