"""The articles that could not be indexed, and what waits in the outbox, for curators."""

from collections.abc import Iterable

from archive.models import Article, IndexTask


def set_aside_count() -> int:
    """Count the articles that were tried too often and wait for somebody to look."""
    return IndexTask.objects.set_aside().count()


def indexing_error(article: Article) -> str:
    """Say why an article was set aside; nothing when it was not."""
    errors = IndexTask.objects.set_aside().filter(article_id=article.pk)
    return errors.values_list("error", flat=True).first() or ""


def articles_of(tasks: Iterable[IndexTask]) -> dict[int, Article]:
    """The articles of some tasks by number, whatever their status, without those that are gone."""
    shown = Article.objects.only("headline", "body", "body_start")
    return shown.in_bulk([task.article_id for task in tasks])
