"""The people who look after the archive: their group, and the curator of a fresh one."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from archive.models import Article, IndexTask, Outlet, Tag

GROUP = "curators"
FIRST_CURATOR = "curator"


def ensure_group(using: str) -> None:
    """Make the group of curators, who may do everything with articles, outlets and tags.

    What could not be indexed they may see, and have it tried again.
    """
    group, _created = Group.objects.using(using).get_or_create(name=GROUP)
    models = {model._meta.model_name for model in (Article, Outlet, Tag)}
    models |= {model.history.model._meta.model_name for model in (Article, Outlet, Tag)}
    permissions = Permission.objects.using(using).filter(
        content_type__app_label="archive", content_type__model__in=models
    )
    tasks = Permission.objects.using(using).filter(
        content_type__app_label="archive",
        codename__in=[f"{verb}_{IndexTask._meta.model_name}" for verb in ("view", "change")],
    )
    group.permissions.add(*permissions, *tasks)


@transaction.atomic
def make_first_curator() -> str | None:
    """Make a curator with a random password and return it; None when there are users already."""
    users = get_user_model().objects
    if users.exists():
        return None
    password = secrets.token_urlsafe(12)
    curator = users.create_user(FIRST_CURATOR, password=password, is_staff=True)
    curator.groups.add(Group.objects.get(name=GROUP))
    return password
