"""Months in narrow cells."""

from datetime import date

from django import template
from django.utils.translation import get_language

from archive.selectors.numerals import day_in_words

register = template.Library()


@register.filter
def short_month(day: date) -> str:
    """Write the month of a day briefly; Arabic names of months are never cut short."""
    return day_in_words(day, "F" if get_language() == "ar" else "N")
