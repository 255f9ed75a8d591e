"""What stands after a label, read: the name of an outlet or a tag, or a stretch of days."""

import re
from calendar import monthrange
from datetime import date

from archive.search.query import Dated, Label
from archive.text.folding import fold, fold_name
from archive.text.tokens import terms

# Signs of the query language and of writing that belong to no name.
_AROUND_NAME = " -=*?؟!،,؛;.:"
_AROUND_DATE = " ؟!،,؛;"
_DATE = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?")
_RANGE = re.compile(r"\.{2,3}")


def read_name(text: str, facet: str) -> Label | None:
    """Read the name of an outlet or a tag; None when it has no letter or digit."""
    name = text.strip(_AROUND_NAME)
    return Label(text=name, facet=facet, key=fold_name(name)) if terms(name) else None


def read_days(text: str) -> Dated | None:
    """Read a year, a month, a day or a range between two of them; None when it is none.

    `2022`, `2022-05` and `2022/5/17` are dates, `2022..2023`, `..2023` and `2022..` are ranges. A
    range written backwards is turned round.
    """
    ends = [end.strip() for end in _RANGE.split(fold(text).strip(_AROUND_DATE))]
    try:
        spans = [_span(end) if end else None for end in ends]
    except ValueError:
        return None
    if len(spans) > 2 or not any(spans):
        return None
    return _between(text.strip(_AROUND_DATE), spans[0], spans[-1])


def _between(text: str, start: tuple[date, date] | None, end: tuple[date, date] | None) -> Dated:
    if start and end and start[0] > end[1]:
        start, end = end, start
    return Dated(text=text, first=start[0] if start else None, last=end[1] if end else None)


def _span(text: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day.

    Raises ValueError when the text is no date of the calendar.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"expected a year, a month or a day, got {text!r}")
    year, last_month = int(match["year"]), int(match["month"] or 12)
    first = date(year, int(match["month"] or 1), int(match["day"] or 1))
    return first, date(year, last_month, int(match["day"] or monthrange(year, last_month)[1]))
