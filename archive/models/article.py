"""Articles: the text as it came, and what is known of it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from archive.models.outlet import Outlet
from archive.models.tag import Tag
from archive.text.digests import digest_of


class ArticleQuerySet(models.QuerySet["Article"]):
    def get_by_natural_key(self, source: str) -> "Article":
        return self.get(source=source)

    def public(self) -> "ArticleQuerySet":
        return self.filter(status=Article.Status.PUBLIC)

    def dated(self) -> "ArticleQuerySet":
        """Keep the articles whose date of publication is known."""
        return self.filter(date_kind=Article.DateKind.PUBLISHED)

    def undated(self) -> "ArticleQuerySet":
        """Keep the articles without a date, or with one that may be another moment's.

        The kinds are named one by one, so that an index answers.
        """
        published = Article.DateKind.PUBLISHED
        return self.filter(date_kind__in=[kind for kind in Article.DateKind if kind != published])


class Article(models.Model):
    """One news article, as one outlet printed it.

    The body is the whole text as it came, never folded or reshaped, first lines included;
    `body_start` says at which of its characters the article proper begins.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        PUBLIC = "public", _("public")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class DateKind(models.TextChoices):
        PUBLISHED = "published", _("date of publication")
        PAGE_HEADER = "page_header", _("date in the page header")
        INFERRED = "inferred", _("inferred date")
        UNKNOWN = "unknown", _("unknown")

    class DatePrecision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    headline = models.CharField(_("headline"), max_length=500, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = models.TextField(_("body"))
    body_start = models.PositiveIntegerField(
        _("start of the article proper"),
        default=0,
        help_text=_("The number of characters of the body before it: headline, outlet, date."),
    )
    outlet = models.ForeignKey(
        Outlet,
        verbose_name=_("outlet"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    section = models.CharField(_("section"), max_length=100, blank=True)
    source = models.CharField(
        _("source"),
        max_length=2000,
        unique=True,
        help_text=_("The file name or the address that the article came from."),
    )
    published_on = models.DateField(_("date"), null=True, blank=True, db_index=True)
    date_kind = models.CharField(
        _("kind of date"), max_length=20, choices=DateKind, default=DateKind.UNKNOWN
    )
    date_precision = models.CharField(
        _("precision of the date"), max_length=10, choices=DatePrecision, blank=True
    )
    date_reason = models.CharField(_("reason for the date"), max_length=300, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.DRAFT, db_index=True
    )
    digest = models.CharField(_("digest"), max_length=64, editable=False, db_index=True)
    tags = models.ManyToManyField(Tag, verbose_name=_("tags"), blank=True, related_name="articles")
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = ArticleQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[tags])

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = [models.F("published_on").desc(nulls_last=True), "-pk"]
        # Rows are wide: lists and counts are answered from narrow indexes.
        indexes = [
            models.Index(name="article_recent", fields=["status", "-created_at", "-id"]),
            models.Index(
                name="article_dates",
                fields=["status", "date_kind", "-published_on", "-id", "date_precision"],
            ),
            models.Index(
                name="article_of_outlet", fields=["outlet", "status", "-published_on", "-id"]
            ),
        ]
        constraints = [
            models.CheckConstraint(name="article_has_body", condition=~Q(body="")),
            models.CheckConstraint(name="article_has_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="article_body_start_is_inside",
                condition=Q(body_start__lte=Length("body")),
            ),
            models.CheckConstraint(
                name="article_digest_is_sha256", condition=Exact(Length("digest"), 64)
            ),
            models.CheckConstraint(
                name="article_words_are_chosen",
                condition=Q(status__in=["draft", "review", "public", "withdrawn"])
                & Q(date_kind__in=["published", "page_header", "inferred", "unknown"])
                & Q(date_precision__in=["day", "month", "year", ""]),
            ),
            models.CheckConstraint(
                name="article_date_has_kind",
                condition=Q(published_on=None, date_kind="unknown", date_precision="")
                | Q(published_on__isnull=False) & ~Q(date_kind="unknown") & ~Q(date_precision=""),
            ),
        ]

    def __str__(self) -> str:
        return self.display_headline

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.digest = digest_of(self.body)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "digest"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk])

    @property
    def text(self) -> str:
        """The article proper: the body without its first lines, if it has others."""
        proper = self.body[self.body_start :]
        return proper if proper.strip() else self.body

    @property
    def display_headline(self) -> str:
        """The headline, or the first words of an article that has none."""
        return self.headline or Truncator(self.text.strip()).words(12)

    @property
    def machine_date(self) -> str:
        """The date as HTML and citations want it, as precise as it is known."""
        if self.published_on is None:
            return ""
        return self.published_on.isoformat()[: _WRITTEN.get(self.date_precision)]

    def natural_key(self) -> tuple[str]:
        return (self.source,)

    natural_key.dependencies = ["archive.outlet", "archive.tag"]  # type: ignore[attr-defined]


# How much of a date such as 2024-05-17 is written, where not all of it is known.
_WRITTEN: dict[str, int] = {Article.DatePrecision.YEAR: 4, Article.DatePrecision.MONTH: 7}
