"""Numbers of the interface, in the digits that the reader chose."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language

from archive.text.digits import to_arabic_indic

_ARABIC_INDIC: ContextVar[bool] = ContextVar("arabic_indic", default=False)


@contextmanager
def arabic_indic_digits(chosen: bool) -> Iterator[None]:
    """Write numbers in Arabic-Indic digits as long as the block lasts, if they were chosen."""
    token = _ARABIC_INDIC.set(chosen)
    try:
        yield
    finally:
        _ARABIC_INDIC.reset(token)


def in_numerals(text: str) -> str:
    """Write the digits of a date or of other words of ours as the reader chose."""
    return to_arabic_indic(text) if _ARABIC_INDIC.get() else text


def number_in_words(number: float) -> str:
    """Write a number with the grouping of the language and the digits of the reader."""
    return in_numerals(_grouped(number, get_language()))


def day_in_words(day: date, format_name: str = "DATE_FORMAT") -> str:
    """Write a day, or the month or the year that it lies in, in the digits of the reader."""
    return in_numerals(_formatted(date(day.year, day.month, day.day), format_name, get_language()))


@lru_cache(maxsize=4096, typed=True)
def _grouped(number: float, language: str | None) -> str:
    """The same few numbers stand on every page; the language is a part of their key."""
    return number_format(number, use_l10n=True, force_grouping=True)


@lru_cache(maxsize=4096)
def _formatted(day: date, format_name: str, language: str | None) -> str:
    """The days of a list are much the same on every page; the language is a part of their key."""
    return date_format(day, format_name)
