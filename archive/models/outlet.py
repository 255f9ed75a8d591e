"""Outlets: who printed an article."""

from functools import lru_cache

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class OutletQuerySet(models.QuerySet["Outlet"]):
    def get_by_natural_key(self, slug: str) -> "Outlet":
        return self.get(slug=slug)


class Outlet(models.Model):
    """A newspaper, an agency or a site that prints articles."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=200, unique=True, allow_unicode=True)
    home_page = models.URLField(_("home page"), blank=True)
    language = models.CharField(_("language"), max_length=10, default="ar")
    country = models.CharField(_("country"), max_length=2, default="MA")
    aliases = models.JSONField(
        _("aliases"), default=list, blank=True, help_text=_("Other spellings, one a line.")
    )

    objects = OutletQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="outlet_has_name", condition=~models.Q(name="")),
            models.CheckConstraint(name="outlet_has_slug", condition=~models.Q(slug="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return _address(self.slug)

    @property
    def home_address(self) -> str:
        """The home page as a link may lead to it; a database keeps what no form has checked."""
        is_of_the_web = self.home_page.lower().startswith(("http://", "https://"))
        return self.home_page if is_of_the_web else ""

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


@lru_cache(maxsize=4096)
def _address(slug: str) -> str:
    """Outlets come again on every page; Django takes its time to write the address of one."""
    return reverse("outlet", args=[slug])
