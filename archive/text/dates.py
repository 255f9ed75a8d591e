"""Dates as Arabic newspapers of the Maghreb and the Levant write them."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.text.folding import fold, fold_name
from archive.text.wordlists import read_words

_WEEKDAYS = "|".join(
    fold(
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
        " lundi mardi mercredi jeudi vendredi samedi dimanche"
    ).split()
)
_WEEKDAY = re.compile(rf"(?:\bيومه?\s+)?\b(?:{_WEEKDAYS})\b\s*[،,]?")
_HIJRI = re.compile(
    r"(?:\d{1,2}|فاتح)\s+\w+(?:\s+\w+)?\s+1[34]\d\d(?:\s*ه\b)?|\bالموافق(?:\s+ل)?\b"
)
_CLOCK = re.compile(
    r"(?:(?:علي\s+)?الساعه\s+|\bt)?\d{1,2}[:h]\d{2}(?::\d{2})?(?:\.\d+)?"
    r"(?:z\b|[+-]\d{2}:?\d{2}|\s*(?:[صم]|صباحا|زوالا|مساء|ليلا)\b)?"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day that a text names, and the words of the folded text that name nothing else."""

    day: datetime.date
    rest: str


def find_date(text: str) -> WrittenDate | None:
    """Find the first Gregorian date of a text that names day, month and year.

    The rest is the folded text without the date, its weekday, its hour and a Hijri date beside
    it: empty where the text is a date and nothing more.
    """
    folded = fold_name(text)
    found = _first_day(folded)
    if found is None:
        return None
    day, (start, end) = found
    return WrittenDate(day, _without_furniture(folded[:start] + " " + folded[end:]))


def _first_day(folded: str) -> tuple[datetime.date, tuple[int, int]] | None:
    matches = (match for form in (_named(), _ISO, _NUMERIC) for match in form.finditer(folded))
    for match in sorted(matches, key=lambda match: match.start()):
        if (day := _day(match)) is not None:
            return day, match.span()
    return None


def _day(match: re.Match[str]) -> datetime.date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _months()[month]
    day = 1 if match["day"] == "فاتح" else int(match["day"])
    try:
        return datetime.date(int(match["year"]), number, day)
    except ValueError:
        return None


def _without_furniture(text: str) -> str:
    for pattern in (_HIJRI, _CLOCK, _WEEKDAY):
        text = pattern.sub(" ", text)
    return " ".join(text.strip(" -–—|،,:/.").split())


@cache
def _months() -> dict[str, int]:
    return dict(_read_months())


def _read_months() -> Iterator[tuple[str, int]]:
    for line in read_words("archive.text", "months.txt"):
        number, names = line.split(" ", 1)
        for name in names.split("|"):
            yield fold_name(name), int(number)


@cache
def _named() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}}|فاتح)(?:er)?\s+(?P<month>{months})"
        rf"(?:\s*/\s*(?:{months}))?\s*[،,]?\s+"
        r"(?:سنه\s+|عام\s+)?(?P<year>\d{4})(?!\d)"
    )
