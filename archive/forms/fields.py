"""Fields of an address: whatever stands there is read, or refused beside its field."""

import re
from datetime import date
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.search.query import MOST_TAGS
from archive.selectors.numerals import in_numerals

# The first Arabic newspaper is of 1828. Hijri years lie below, and would be read as Gregorian.
EARLIEST_YEAR = 1800
LATEST_YEAR = 2200

# First-strong isolate, and its end: Unicode Standard Annex #9.
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_LONGEST_SHOWN = 20

_UNWRITTEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = re.compile(r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


class QueryField(forms.CharField):
    """A reader's text; control and direction characters are left out, not refused."""

    def to_python(self, value: Any) -> str:
        return _UNWRITTEN.sub("", super().to_python(value) or "")


class OptionField(forms.ChoiceField):
    """One of a few options; whatever is none of them is the initial one."""

    def clean(self, value: Any) -> str:
        return str(value) if self.valid_value(value) else str(self.initial)

    def bound_data(self, data: Any, initial: Any) -> str:
        """The form shows what it takes the value for."""
        return self.clean(data)


class FewValues(forms.SelectMultiple):
    """The values of an address, one more than there may be at most, each once."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = super().value_from_datadict(data, files, name) or []
        return list(islice(dict.fromkeys(values), MOST_TAGS + 1))


class DayField(forms.CharField):
    """A day of the Gregorian calendar, such as 2024-05-17."""

    default_error_messages = {
        "invalid": _("“%(day)s” is no day from %(first)s to %(last)s, written as 2024-05-17.")
    }

    def clean(self, value: Any) -> date | None:
        text = str(value or "").strip()
        day = _read_day(text)
        if text and (day is None or not EARLIEST_YEAR <= day.year <= LATEST_YEAR):
            found = f"{_ISOLATE}{text[:_LONGEST_SHOWN]}{_END_OF_ISOLATE}"
            first, last = (in_numerals(str(year)) for year in (EARLIEST_YEAR, LATEST_YEAR))
            params = {"day": found, "first": first, "last": last}
            raise forms.ValidationError(self.error_messages["invalid"], params=params)
        return day

    def bound_data(self, data: Any, initial: Any) -> str:
        """Browsers show no day that does not exist."""
        day = _read_day(str(data or "").strip())
        return day.isoformat() if day else ""


class MonthField(forms.CharField):
    """A month such as 2024-05."""

    default_error_messages = {"invalid": _("Write a month as 2024-05.")}

    def clean(self, value: Any) -> str:
        text = str(value or "").strip()
        if text and not _MONTH.fullmatch(text):
            raise forms.ValidationError(self.error_messages["invalid"])
        return text


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
