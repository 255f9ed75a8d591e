"""Changes to many articles at once; each is saved by itself, so that its history is kept."""

from django.db import transaction

from archive.models import Article, Tag
from archive.models.article import ArticleQuerySet


@transaction.atomic
def set_status(articles: ArticleQuerySet, status: Article.Status) -> int:
    """Give articles a status; return how many had another one."""
    changing = list(articles.exclude(status=status).select_for_update(of=("self",)))
    for article in changing:
        article.status = status
        article.save()
    return len(changing)


@transaction.atomic
def add_tag(articles: ArticleQuerySet, tag: Tag) -> int:
    """Add a tag to articles; return how many did not have it."""
    lacking = list(articles.exclude(tags=tag))
    for article in lacking:
        article.tags.add(tag)
    return len(lacking)


@transaction.atomic
def remove_tag(articles: ArticleQuerySet, tag: Tag) -> int:
    """Take a tag off articles; return how many had it."""
    carrying = list(articles.filter(tags=tag))
    for article in carrying:
        article.tags.remove(tag)
    return len(carrying)
