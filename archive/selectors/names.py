"""Tags and outlets found by a part of any of their names, in any spelling.

A database compares letters as they are, and SQLite keeps the letters of lists as escapes.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from archive.models import Outlet, Tag
from archive.text.folding import fold_name


def tags_named_like(tags: QuerySet[Tag], text: str) -> QuerySet[Tag]:
    """Keep the tags that have a name or a synonym with the text in it."""
    named = (
        tag.pk
        for tag in tags
        if _says(text, [tag.name_ar, tag.name_fr, tag.name_en, tag.slug, *tag.synonyms])
    )
    return tags.filter(pk__in=list(named)) if text else tags


def outlets_named_like(outlets: QuerySet[Outlet], text: str) -> QuerySet[Outlet]:
    """Keep the outlets that have a name or an alias with the text in it."""
    named = (
        outlet.pk for outlet in outlets if _says(text, [outlet.name, outlet.slug, *outlet.aliases])
    )
    return outlets.filter(pk__in=list(named)) if text else outlets


def _says(text: str, names: Iterable[str]) -> bool:
    key = fold_name(text)
    return any(key in fold_name(name) for name in names)
