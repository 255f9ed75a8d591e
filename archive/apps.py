"""The archive as a Django application."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db.migrations import Migration
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("Archive")

    def ready(self) -> None:
        from archive.services import checking, triggers

        checks.register(triggers.check_triggers, checks.Tags.database)
        checks.register(checking.check_analysis)
        pre_migrate.connect(_before_migrate, sender=self)
        post_migrate.connect(_after_migrate, sender=self)


def _before_migrate(using: str, plan: list[tuple[Migration, bool]], **kwargs: Any) -> None:
    from archive.services import triggers

    if any(migration.app_label == ArchiveConfig.name for migration, _ in plan):
        triggers.remove_triggers(using)


def _after_migrate(using: str, **kwargs: Any) -> None:
    from archive.services import curators, triggers

    triggers.install_triggers(using)
    curators.ensure_group(using)
