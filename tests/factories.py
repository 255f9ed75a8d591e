"""Things of the archive, made with a test's own words and defaults for the rest."""

from datetime import date
from itertools import count
from typing import Any

from archive.models import Article, Outlet, Tag

_numbers = count(1)


def make_outlet(name: str = "جريدة الميزان", **fields: Any) -> Outlet:
    return Outlet.objects.create(**{"name": name, "slug": f"outlet-{next(_numbers)}", **fields})


def make_tag(name_ar: str = "السلامة الطرقية", **fields: Any) -> Tag:
    return Tag.objects.create(**{"name_ar": name_ar, "slug": f"tag-{next(_numbers)}", **fields})


def make_article(
    *,
    headline: str = "الأمن في البحر الأحمر",
    body: str = "خبر من أخبار الأرشيف.",
    tags: tuple[Tag, ...] = (),
    published_on: date | None = None,
    **fields: Any,
) -> Article:
    """Make a public article; one with a date was published on that very day."""
    if published_on:
        fields = {"date_kind": "published", "date_precision": "day", **fields}
    article = Article.objects.create(
        **{
            "headline": headline,
            "body": body,
            "source": f"test/{next(_numbers)}.txt",
            "status": Article.Status.PUBLIC,
            "published_on": published_on,
            **fields,
        }
    )
    article.tags.set(tags)
    return article
