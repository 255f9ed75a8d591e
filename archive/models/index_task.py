"""The outbox: which articles the index does not hold as the database does."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

# How often an article that cannot be prepared is tried.
TRIES = 3


class IndexTaskQuerySet(models.QuerySet["IndexTask"]):
    def pending(self) -> "IndexTaskQuerySet":
        """Keep what the index has yet to follow, what has failed last."""
        return self.filter(is_indexed=False, attempts__lt=TRIES).order_by("attempts", "pk")

    def set_aside(self) -> "IndexTaskQuerySet":
        """Keep the articles that could not be prepared and wait for somebody to look."""
        return self.filter(attempts__gte=TRIES)


class IndexTask(models.Model):
    """One article to be indexed anew or removed; database triggers write these rows.

    The newest change of an article has the highest id; the time tells how long it has waited and
    orders nothing. There is no foreign key: the article may be gone. The columns have their
    defaults in the database, where the triggers are.
    """

    article_id = models.BigIntegerField(_("article"), db_index=True)
    noted_at = models.DateTimeField(_("noted"), db_default=Now())
    attempts = models.PositiveSmallIntegerField(_("attempts"), db_default=0)
    error = models.TextField(_("error"), blank=True, db_default="")
    is_indexed = models.BooleanField(
        _("indexed"),
        db_default=False,
        help_text=_("Searches find it; an index that is being built has yet to follow."),
    )

    objects = IndexTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("index task")
        verbose_name_plural = _("index tasks")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.pk}: {self.article_id}"
