"""What is asked to learn whether the archive is well: one small function for each part of it."""

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Min
from django.utils import timezone
from haystack import connections as indexes
from haystack.constants import DEFAULT_ALIAS

from archive.models import Article, IndexTask
from archive.search.hits import IndexUnavailableError
from archive.selectors.failures import reason_of

# How long an article may wait for the indexer before somebody should look, in seconds.
LONGEST_WAIT = 60.0
_MEGABYTE = 10**6


@dataclass(frozen=True, slots=True)
class Fact:
    """What was found about one part: its figures, and what is wrong with it.

    The problem is for everybody; the detail may name folders and hosts, and is for operators.
    """

    figures: Mapping[str, float] = field(default_factory=dict)
    problem: str = ""
    detail: str = ""


Check = Callable[[], Fact]


def look_at_database() -> Fact:
    """Ask for the names of its tables: SQLite answers what needs no table without the file."""
    started = time.perf_counter()
    try:
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
    except DatabaseError as error:
        return Fact(problem="it cannot be reached", detail=reason_of(error))
    figures = {"seconds": round(time.perf_counter() - started, 6)}
    is_migrated = IndexTask._meta.db_table in tables
    return Fact(figures, problem="" if is_migrated else "it was never migrated")


def look_at_outbox() -> Fact:
    try:
        pending = IndexTask.objects.pending().order_by()
        counted = pending.aggregate(count=Count("pk"), oldest=Min("noted_at"))
        set_aside = IndexTask.objects.set_aside().count()
    except DatabaseError as error:
        return Fact(problem="it cannot be read", detail=reason_of(error))
    waited = timezone.now() - counted["oldest"] if counted["oldest"] else timedelta()
    # A clock that was put back makes what is old lie ahead.
    age = round(max(0.0, waited.total_seconds()), 3)
    figures = {"pending": counted["count"], "oldest_seconds": age, "set_aside": set_aside}
    return Fact(figures, problem=_problem_of_outbox(age, set_aside))


def _problem_of_outbox(age: float, set_aside: int) -> str:
    problems = []
    if age > LONGEST_WAIT:
        problems.append(f"an article has waited for the indexer for {age:.0f} seconds")
    if set_aside:
        problems.append(f"articles that could not be indexed and wait for a curator: {set_aside}")
    return "; ".join(problems)


def look_at_migrations() -> Fact:
    try:
        count = len(unapplied_migrations())
    except DatabaseError as error:
        return Fact(problem="they cannot be read", detail=reason_of(error))
    return Fact({"unapplied": count}, problem=f"not applied: {count}" if count else "")


def unapplied_migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations of the code that the database has not had, by application and name."""
    return _migrations() - frozenset(MigrationRecorder(connection).applied_migrations())


@cache
def _migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)


def look_at_index() -> Fact:
    try:
        segments = indexes[DEFAULT_ALIAS].get_backend().vocabulary().snapshot.segments
    except IndexUnavailableError as error:
        return Fact(problem="it cannot be searched", detail=str(error))
    living = [each.size if each.live is None else int(each.live.sum()) for each in segments]
    return Fact({"documents": sum(living), "segments": len(living)})


def look_at_disk() -> Fact:
    try:
        free = shutil.disk_usage(settings.DATA_DIR).free
    except OSError as error:
        return Fact(problem="the data folder cannot be read", detail=str(error))
    is_low = free < settings.LEAST_FREE_MB * _MEGABYTE
    problem = f"less than {settings.LEAST_FREE_MB} MB are free" if is_low else ""
    return Fact({"free_bytes": free}, problem=problem)


def count_articles() -> Fact:
    try:
        rows = Article.objects.order_by().values_list("status").annotate(Count("pk"))
        counted = dict.fromkeys(Article.Status.values, 0) | dict(rows)
    except DatabaseError as error:
        return Fact(problem="they cannot be counted", detail=reason_of(error))
    return Fact(counted)
