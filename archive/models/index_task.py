"""The outbox: which articles the index does not hold as the database does."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexTask(models.Model):
    """One article to be indexed anew or removed; database triggers write these rows.

    The newest change of an article has the highest id. There is no foreign key: the article may
    be gone.
    """

    article_id = models.BigIntegerField(_("article"), db_index=True)

    class Meta:
        verbose_name = _("index task")
        verbose_name_plural = _("index tasks")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.pk}: {self.article_id}"
