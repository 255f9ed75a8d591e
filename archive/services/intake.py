"""Articles taken in: read, proposed from their first lines, and kept once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override

from archive.extract.front import Front, read_front
from archive.ingest.errors import ReadError
from archive.ingest.files import SourceFile
from archive.ingest.plain_text import read_plain_text
from archive.models import Article, Outlet
from archive.services.outlets import get_or_make_outlet
from archive.text.digests import digest_of


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


def take_in_files(
    files: Iterable[SourceFile], *, publish: bool = False, dry_run: bool = False
) -> Iterator[Intake]:
    """Take in text files one after another; a dry run remembers those before."""
    earlier: list[Article] = []
    for file in files:
        intake = take_in_file(file, publish=publish, dry_run=dry_run)
        if dry_run:
            intake = _beside(earlier, intake)
        yield intake


def take_in_file(file: SourceFile, *, publish: bool = False, dry_run: bool = False) -> Intake:
    """Take in one text file."""
    try:
        plain = read_plain_text(file.path)
    except ReadError as error:
        return Intake(file.source, Outcome.FAILED, detail=str(error))
    return take_in_text(
        plain.text, source=file.source, publish=publish, dry_run=dry_run, encoding=plain.encoding
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


def _beside(earlier: list[Article], intake: Intake) -> Intake:
    """Say what a dry run's text would meet if those before it had been kept."""
    article = intake.article
    if intake.outcome is not Outcome.CREATED or article is None:
        return intake
    known = next((kept for kept in earlier if kept.source == article.source), None)
    known = known or next((kept for kept in earlier if kept.digest == article.digest), None)
    if known is None:
        earlier.append(article)
        return intake
    same = known.digest == article.digest
    return replace(
        intake, outcome=Outcome.IDENTICAL if same else Outcome.CONFLICT, article=known, front=None
    )


def _fitting(front: Front) -> Front:
    """Leave out what is longer than the archive holds: no such line is a name."""
    limits = {
        "headline": Article._meta.get_field("headline").max_length,
        "section": Article._meta.get_field("section").max_length,
        "byline": Article._meta.get_field("byline").max_length,
        "outlet": Outlet._meta.get_field("name").max_length,
    }
    too_long = {name: "" for name, limit in limits.items() if len(getattr(front, name)) > limit}
    return replace(front, **too_long)


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
