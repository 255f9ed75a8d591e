"""Judged collections taken into an archive, so that its search can be measured."""

from collections.abc import Iterable, Iterator
from itertools import islice

from archive.ingest.judged import JudgedDocument
from archive.models import Article
from archive.services.rebuilding import rebuild
from archive.text.digests import digest_of

_BATCH = 500


def take_in_documents(documents: Iterable[JudgedDocument]) -> dict[int, str]:
    """Publish documents as articles and index them; return their ids by article."""
    for articles in _batches(_article(document) for document in documents):
        Article.objects.bulk_create(articles)
    rebuild()
    return dict(Article.objects.values_list("pk", "source"))


def _article(document: JudgedDocument) -> Article:
    """An article must have a body; a document without text has a title at best."""
    body = document.text or " "
    return Article(
        headline=document.title,
        body=body,
        digest=digest_of(body),
        source=document.id,
        status=Article.Status.PUBLIC,
    )


def _batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while batch := list(islice(articles, _BATCH)):
        yield batch
