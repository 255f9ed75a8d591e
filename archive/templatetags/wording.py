"""Words for queries, notices, facets and dates in templates."""

from dataclasses import replace
from datetime import date

from django import template

from archive.search.query import Leaf, Notice, Query, map_leaves
from archive.selectors.notices import notice_in_words, unknown_labels
from archive.selectors.other_words import meant_words, names_by_sound, other_names
from archive.selectors.reasons import Match, matches_in_other_words
from archive.selectors.search import FoundArticle, SearchResults
from archive.selectors.wording import (
    date_in_words,
    days_in_words,
    facet_in_words,
    level_in_words,
    query_in_words,
)

# First-strong isolate, and its end: Unicode Standard Annex #9.
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"

register = template.Library()
register.filter("date_in_words", date_in_words)
register.filter("level_in_words", level_in_words)
register.filter("facet_in_words", facet_in_words)
register.filter("unknown_labels", unknown_labels)
register.filter("other_names", other_names)
register.filter("names_by_sound", names_by_sound)
register.filter("meant_words", meant_words)


@register.filter(name="in_words")
def isolated_query_in_words(query: Query) -> str:
    """Restate a query; each word of the reader's keeps its direction inside the sentence."""
    root = query.root and map_leaves(query.root, _isolated)
    return query_in_words(replace(query, root=root))


def _isolated(leaf: Leaf) -> Leaf:
    return replace(leaf, text=f"{_ISOLATE}{leaf.text}{_END_OF_ISOLATE}")


@register.filter(name="notice_in_words")
def isolated_notice_in_words(notice: Notice) -> str:
    """Say a notice; the reader's own words keep their direction inside it."""
    return notice_in_words(replace(notice, text=f"{_ISOLATE}{notice.text}{_END_OF_ISOLATE}"))


@register.filter
def found_in(found: FoundArticle, results: SearchResults) -> tuple[Match, ...]:
    """Give the words of a hit that are spelled otherwise than was asked."""
    return matches_in_other_words(found, results.search.query)


@register.filter
def since_in_words(day: date) -> str:
    """Write the first day that hits are narrowed to."""
    return days_in_words(day, None)


@register.filter
def until_in_words(day: date) -> str:
    """Write the last day that hits are narrowed to."""
    return days_in_words(None, day)
