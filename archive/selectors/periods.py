"""Years and months: of a day, cut out by the database itself, and one after another."""

from collections.abc import Collection
from typing import Any

from django.db.models import CharField, Func

# Further apart years are not shown in a row: a slip of a date would make a row of centuries.
_LONGEST_SPAN = 100


class _Period(Func):
    """The beginning of a day as ISO 8601 writes it; null where there is no day.

    What Django offers for it is written in Python where the database is SQLite: too slow for
    every article of a large archive.
    """

    output_field = CharField()
    arity = 1
    length: int

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        cut = f"SUBSTR(%(expressions)s, 1, {self.length})"
        return self.as_sql(compiler, connection, template=cut, **extra)


class Year(_Period):
    """The year of a day, such as 2024."""

    length, template = 4, "TO_CHAR(%(expressions)s, 'YYYY')"


class Month(_Period):
    """The month of a day, such as 2024-05."""

    length, template = 7, "TO_CHAR(%(expressions)s, 'YYYY-MM')"


def span_of(years: Collection[int]) -> list[int]:
    """Every year from the first to the last; no others where these lie far apart."""
    if years and max(years) - min(years) < _LONGEST_SPAN:
        return list(range(min(years), max(years) + 1))
    return sorted(years)
