"""The archive as a Django application."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("Archive")

    def ready(self) -> None:
        from archive.services import triggers

        checks.register(triggers.check_triggers, checks.Tags.database)
        post_migrate.connect(_after_migrate, sender=self)


def _after_migrate(using: str, **kwargs: Any) -> None:
    from archive.services import curators, triggers

    triggers.install_triggers(using)
    curators.ensure_group(using)
