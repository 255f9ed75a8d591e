"""Words for queries, notices and dates in templates."""

from django import template

from archive.selectors.wording import date_in_words, notice_in_words, query_in_words

register = template.Library()
register.filter("in_words", query_in_words)
register.filter("notice_in_words", notice_in_words)
register.filter("date_in_words", date_in_words)
