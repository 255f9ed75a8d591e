"""Fill an archive with short articles that one search finds: `export_fill COUNT`."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from archive.models import Article, Outlet, Tag
from archive.text.digests import digest_of

_BATCH = 5_000
_FIRST = date(2010, 1, 1)
_DAYS = 6_000
_BODY = "أوقفت عناصر الشرطة القضائية بمدينة فاس شخصا يشتبه في تورطه في السرقة. "


def main(args: list[str]) -> None:
    parser = ArgumentParser()
    parser.add_argument("count", type=int)
    count = parser.parse_args(args).count
    outlets = [Outlet.objects.create(name=f"جريدة {n}", slug=f"outlet-{n}") for n in range(9)]
    tags = [Tag.objects.create(name_ar=f"وسم {n}", slug=f"tag-{n}") for n in range(40)]
    articles = (_article(number, outlets[number % 9]) for number in range(count))
    while batch := list(islice(articles, _BATCH)):
        made = Article.objects.bulk_create(batch)
        Article.tags.through.objects.bulk_create(list(_links(made, tags)))


def _article(number: int, outlet: Outlet) -> Article:
    body = f"{_BODY}رقم {number}."
    return Article(
        headline=f"الأمن يوقف مشتبها فيه في القضية رقم {number}" if number % 10 else "",
        body=body,
        digest=digest_of(body),
        source=f"https://paper.example/articles/{number}",
        outlet=outlet,
        section="مجتمع",
        published_on=_FIRST + timedelta(days=number % _DAYS),
        date_kind="published",
        date_precision="day",
        status="public",
    )


def _links(articles: list[Article], tags: list[Tag]) -> Iterator[Any]:
    for number, article in enumerate(articles):
        for own in (number, number * 7 + 1):
            yield Article.tags.through(article=article, tag=tags[own % len(tags)])
