"""Changes one article, by its source, and prints its id; or makes many."""

import sys
from collections.abc import Callable

from django.db import transaction

from archive.models import Article
from archive.text.digests import digest_of


def main(args: list[str]) -> None:
    act, source, *words = args
    sys.stdout.write(str(_ACTS[act](source, " ".join(words))))


def _create(source: str, text: str, pk: int | None = None) -> int:
    article = Article(pk=pk, headline=text, body=text, source=source, status="public")
    article.save(force_insert=True)
    return article.pk


def _create_many(source: str, count: str) -> int:
    """Create so many articles of a few words."""
    facts = {"body": "نص", "digest": digest_of("نص"), "status": Article.Status.PUBLIC}
    articles = [
        Article(headline=f"خبر {number}", source=f"{source}/{number}", **facts)
        for number in range(int(count))
    ]
    return len(Article.objects.bulk_create(articles, batch_size=500))


def _edit(source: str, text: str) -> int:
    article = Article.objects.get(source=source)
    article.headline = article.body = text
    article.save()
    return article.pk


def _delete(source: str, text: str) -> int:
    article = Article.objects.get(source=source)
    pk: int = article.pk
    article.delete()
    return pk


@transaction.atomic
def _replace(source: str, text: str) -> int:
    """Give the article's id to another one."""
    return _create(f"{source}/again", text, _delete(source, text))


_ACTS: dict[str, Callable[[str, str], int]] = {
    "create": _create,
    "create_many": _create_many,
    "edit": _edit,
    "delete": _delete,
    "replace": _replace,
}
