"""Numbers as the reader wants them written."""

from datetime import date

from django import template
from django.utils.formats import date_format

from archive.selectors.numerals import in_numerals, number_in_words

register = template.Library()
register.filter("number", number_in_words)


@register.filter
def numerals(value: object) -> str:
    """Write a year or another number that is a name, and so is not grouped."""
    return in_numerals(str(value))


@register.filter(expects_localtime=True)
def day(value: date, format_name: str = "DATE_FORMAT") -> str:
    """Write a date by one of the formats of the language, or by letters that stand for parts."""
    return in_numerals(date_format(value, format_name))
