"""Tags merged into others."""

from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import Article, Tag
from archive.services.articles import add_tag, remove_tag
from archive.services.errors import ServiceError


@transaction.atomic
def merge_tags(*, source: Tag, target: Tag) -> int:
    """Give one tag's articles, names and children to another; return how many articles gained it.

    The source stays as an address that leads to the target. Its page and the addresses of tags
    that were merged into it before lead there too.
    """
    if source == target:
        raise ServiceError(_("A tag cannot be merged into itself."))
    if source.merged_into or target.merged_into:
        raise ServiceError(_("One of the tags was merged into another one before."))
    articles = Article.objects.filter(pk__in=source.articles.values("pk"))
    moved = add_tag(articles, target)
    remove_tag(Article.objects.filter(tags=source), source)
    _hand_over(source=source, target=target)
    return moved


def _hand_over(*, source: Tag, target: Tag) -> None:
    target.synonyms = _synonyms_of_both(source=source, target=target)
    if target.parent and source in target.parent.lineage():
        target.parent = source.parent if source.parent != target else None
    target.save()
    for child in source.children.exclude(pk=target.pk):
        child.parent = target
        child.save()
    for earlier in [source, *source.merged.all()]:
        earlier.merged_into = target
        earlier.parent = None
        earlier.save()


def _synonyms_of_both(*, source: Tag, target: Tag) -> list[str]:
    names = [*target.synonyms, *_names(source), *source.synonyms]
    return [name for name in dict.fromkeys(names) if name not in _names(target)]


def _names(tag: Tag) -> list[str]:
    return [name for name in (tag.name_ar, tag.name_fr, tag.name_en) if name]
