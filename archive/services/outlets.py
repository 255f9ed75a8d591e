"""Outlets found by any of their names, or made."""

from django.utils.text import slugify

from archive.models import Outlet
from archive.text.folding import fold_name


def find_outlet(name: str) -> Outlet | None:
    """Find the outlet that has a name, in any spelling, or an alias like it."""
    key = fold_name(name)
    for outlet in Outlet.objects.all():
        if key in map(fold_name, [outlet.name, *outlet.aliases]):
            return outlet
    return None


def get_or_make_outlet(name: str) -> Outlet:
    """Find the outlet that has a name, or make it."""
    return find_outlet(name) or Outlet.objects.create(name=name, slug=_free_slug(name))


def _free_slug(name: str) -> str:
    slug = base = slugify(name, allow_unicode=True)[:190] or "outlet"
    number = 1
    while Outlet.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug
