"""Words for queries, notices, facets and dates in templates."""

from dataclasses import replace

from django import template

from archive.search.query import Leaf, Notice, Prefix, Query, map_leaves
from archive.selectors.notices import notice_in_words, unknown_labels
from archive.selectors.other_words import meant_words, names_by_sound, other_names
from archive.selectors.wording import (
    date_in_words,
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
register.filter("other_names", other_names)
register.filter("names_by_sound", names_by_sound)
register.filter("meant_words", meant_words)


@register.filter(name="in_words")
def isolated_query_in_words(query: Query) -> str:
    """Restate a query; each word of the reader's keeps its direction inside the sentence."""
    return query_in_words(_isolated(query))


@register.filter(name="unknown_labels")
def isolated_unknown_labels(query: Query) -> list[str]:
    """Say which outlets and tags are unknown; their names keep their direction inside."""
    return unknown_labels(_isolated(query))


@register.filter(name="notice_in_words")
def isolated_notice_in_words(notice: Notice) -> str:
    """Say a notice; the reader's own words keep their direction inside it."""
    return notice_in_words(replace(notice, text=_isolate(notice.text)))


def _isolated(query: Query) -> Query:
    return replace(query, root=query.root and map_leaves(query.root, _isolate_leaf))


def _isolate_leaf(leaf: Leaf) -> Leaf:
    if isinstance(leaf, Prefix):  # the letters are shown, and not the text with its sign
        return replace(leaf, beginning=_isolate(leaf.beginning))
    return replace(leaf, text=_isolate(leaf.text))


def _isolate(text: str) -> str:
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}"
