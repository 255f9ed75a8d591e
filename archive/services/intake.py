"""Articles taken in: read, proposed from their first lines, and kept once."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext, override

from archive.extract.front import Front, read_front
from archive.ingest.errors import ReadError
from archive.ingest.files import SourceFile
from archive.ingest.plain_text import read_plain_text
from archive.models import Article, Outlet
from archive.services.outlets import get_or_make_outlet
from archive.text.digests import digest_of

# Any number will do, as long as nothing else in the database takes it.
_LOCK = 20_261_123


class Outcome(StrEnum):
    """What became of a text."""

    CREATED = "created"
    IDENTICAL = "identical"
    CONFLICT = "conflict"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one text, and what a curator has to look at."""

    source: str
    outcome: Outcome
    article: Article | None = None
    front: Front | None = None
    encoding: str = "utf-8"
    detail: str = ""

    @property
    def article_id(self) -> int | None:
        """The article that was made, or that the archive had; None after a failure or dry run."""
        return self.article.pk if self.article else None


def take_in_file(file: SourceFile, *, publish: bool = False, dry_run: bool = False) -> Intake:
    """Take in one text file."""
    # A file name that is no UTF-8 holds what no text can; it is written as escapes.
    source = file.source.encode("utf-8", "backslashreplace").decode()
    try:
        plain = read_plain_text(file.path)
    except ReadError as error:
        return Intake(source, Outcome.FAILED, detail=str(error))
    return take_in_text(
        plain.text, source=source, publish=publish, dry_run=dry_run, encoding=plain.encoding
    )


@transaction.atomic
def take_in_text(
    text: str,
    *,
    source: str,
    publish: bool = False,
    dry_run: bool = False,
    encoding: str = "utf-8",
) -> Intake:
    """Take in one text, as a draft or in public, unless the archive has it already.

    A dry run says what would become of it and changes nothing.
    """
    digest = digest_of(text)
    _wait_for_turn()
    known = Article.objects.filter(source=source).first()
    known = known or Article.objects.filter(digest=digest).first()
    if known is not None:
        outcome = Outcome.IDENTICAL if known.digest == digest else Outcome.CONFLICT
        return Intake(source, outcome, article=known, encoding=encoding)
    front = _fitting(read_front(text))
    status = Article.Status.PUBLIC if publish else Article.Status.DRAFT
    article = Article(source=source, body=text, digest=digest, status=status, **_fields(front))
    if not dry_run:
        article.outlet = get_or_make_outlet(front.outlet) if front.outlet else None
        article.save()
    return Intake(source, Outcome.CREATED, article, front, encoding)


def _wait_for_turn() -> None:
    """Let one text in at a time, so that one that comes twice at once meets itself.

    On SQLite, where a transaction begins with the lock to write, it is so already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _fitting(front: Front) -> Front:
    """Leave out what is longer than the archive holds: no such line is a name."""
    return replace(
        front,
        headline=_fit(front.headline, Article, "headline"),
        section=_fit(front.section, Article, "section"),
        byline=_fit(front.byline, Article, "byline"),
        outlet=_fit(front.outlet, Outlet, "name"),
    )


def _fit(text: str, model: type[Article] | type[Outlet], field: str) -> str:
    longest: int | None = getattr(model._meta.get_field(field), "max_length", None)
    return text if longest is None or len(text) <= longest else ""


def _fields(front: Front) -> dict[str, Any]:
    return {
        "headline": front.headline,
        "section": front.section,
        "byline": front.byline,
        "body_start": front.body_start,
        **_date_fields(front),
    }


def _date_fields(front: Front) -> dict[str, Any]:
    if front.day is None:
        return {}
    published = front.is_publication_day
    kind = Article.DateKind.PUBLISHED if published else Article.DateKind.PAGE_HEADER
    return {
        "published_on": front.day,
        "date_kind": kind,
        "date_precision": Article.DatePrecision.DAY,
        "date_reason": _reason(kind),
    }


def _reason(kind: Article.DateKind) -> str:
    """Say in the archive's language why an article has its date."""
    with override(settings.LANGUAGE_CODE):
        if kind == Article.DateKind.PUBLISHED:
            return gettext("The first lines say that the article was published on that day.")
        return gettext("A bare date among the first lines: it may be the day of the visit.")
