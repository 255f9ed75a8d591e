"""Fills an installation with articles that stay, and notes which of them each word stands in."""

import json
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from archive.benchmark.articles import OUTLETS, Articles, MadeArticle
from archive.models import Article, Outlet
from archive.text.digests import digest_of
from tests.reliability.words import word_of

_BATCH = 500
# So many articles share a word; they fit on one page of hits.
_SHARING = 12


def main(args: list[str]) -> None:
    parser = ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--expected", type=Path, required=True)
    asked = parser.parse_args(args)
    outlets = {slug: Outlet.objects.create(name=slug, slug=slug) for slug in OUTLETS}
    made, expected = iter(Articles(asked.count, seed=1)), defaultdict[str, list[int]](list)
    words = max(1, asked.count // _SHARING)
    while batch := list(islice(made, _BATCH)):
        articles = [_article(one, outlets, word_of(one.id % words)) for one in batch]
        for one, article in zip(batch, Article.objects.bulk_create(articles), strict=True):
            expected[word_of(one.id % words)].append(article.pk)
    asked.expected.write_text(json.dumps(expected, ensure_ascii=False))


def _article(made: MadeArticle, outlets: dict[str, Outlet], word: str) -> Article:
    body = f"{made.body}\n{word}"
    facts = dict(_date(made))
    return Article(
        headline=made.headline,
        body=body,
        digest=digest_of(body),
        outlet=outlets[made.outlet],
        section=made.section,
        source=f"stable/{made.id}",
        status=Article.Status.PUBLIC,
        date_kind=made.date_kind,
        **facts,
    )


def _date(made: MadeArticle) -> Iterator[tuple[str, object]]:
    if made.published_on is not None:
        yield "published_on", made.published_on
        yield "date_precision", Article.DatePrecision.DAY
