"""Tags: what an article is about, in the curators' words."""

from functools import lru_cache
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from archive.text.folding import fold_name


class TagQuerySet(models.QuerySet["Tag"]):
    def get_by_natural_key(self, slug: str) -> "Tag":
        return self.get(slug=slug)

    def current(self) -> "TagQuerySet":
        """Leave out the tags that were merged into others."""
        return self.filter(merged_into=None)


class Tag(models.Model):
    """A subject, with its names in three languages; found by any spelling of them."""

    name_ar = models.CharField(_("name in Arabic"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    slug = models.SlugField(_("slug"), max_length=200, unique=True, allow_unicode=True)
    key = models.CharField(_("key"), max_length=200, unique=True, editable=False)
    synonyms = models.JSONField(
        _("synonyms"), default=list, blank=True, help_text=_("Other names, one a line.")
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
    )

    objects = TagQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name_ar"]
        constraints = [
            models.CheckConstraint(name="tag_has_key", condition=~models.Q(key="")),
            models.CheckConstraint(name="tag_has_slug", condition=~models.Q(slug="")),
            models.CheckConstraint(
                name="tag_is_not_its_own_parent",
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("pk")),
            ),
            models.CheckConstraint(
                name="tag_is_not_merged_into_itself",
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = fold_name(self.name_ar)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "key"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return _address(self.slug)

    @property
    def name(self) -> str:
        """The name in the reader's language, else in Arabic."""
        names = {"fr": self.name_fr, "en": self.name_en}
        return names.get(get_language() or "ar", "") or self.name_ar

    def lineage(self) -> list["Tag"]:
        """The tag, its parent and the parents above it; a circle of them is walked once."""
        tags: list[Tag] = []
        tag: Tag | None = self
        while tag is not None and tag not in tags:
            tags.append(tag)
            tag = tag.parent
        return tags

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


@lru_cache(maxsize=4096)
def _address(slug: str) -> str:
    """Tags come again on every page; Django takes its time to write the address of one."""
    return reverse("tag", args=[slug])
