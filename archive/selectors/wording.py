"""Queries, levels, facets and dates put into words for readers."""

from datetime import date
from typing import assert_never

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Article
from archive.search.query import (
    And,
    Dated,
    Label,
    Level,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Widened,
)
from archive.selectors.numerals import day_in_words, number_in_words

# A date is written as precisely as it is known.
_FORMATS: dict[str, str] = {
    Article.DatePrecision.DAY: "DATE_FORMAT",
    Article.DatePrecision.MONTH: "YEAR_MONTH_FORMAT",
    Article.DatePrecision.YEAR: "Y",
}


def query_in_words(query: Query) -> str:
    """Restate a query as it was understood."""
    return node_in_words(query.root) if query.root is not None else ""


def node_in_words(node: Node, *, inside: bool = False) -> str:
    """Restate a part of a query; inside another, several words stand in parentheses."""
    match node:
        case And(parts):
            words = _(" and ").join(node_in_words(part, inside=True) for part in parts)
        case Or(parts):
            words = _(" or ").join(node_in_words(part, inside=True) for part in parts)
        case Not(part):
            return _("without %s") % node_in_words(part, inside=True)
        case Widened(part, _others, _reason):
            return node_in_words(part, inside=inside)
        case _:
            return _leaf_in_words(node)
    return f"({words})" if inside else words


def as_asked(node: Node) -> str:
    """Give the words of a part of a query as the reader wrote them."""
    match node:
        case And(parts) | Or(parts):
            return " ".join(map(as_asked, parts))
        case Not(part) | Widened(part):
            return as_asked(part)
        case _:
            return node.text


def level_in_words(level: str) -> str:
    """Name a level."""
    names = {
        Level.SPELLING: _("same spelling"),
        Level.WORD: _("same word"),
        Level.FAMILY: _("word family"),
    }
    return names[Level(level)]


def facet_in_words(name: str) -> str:
    """Name what hits are narrowed by."""
    names = {
        "outlet": _("Outlet"),
        "tags": _("Tags"),
        "year": _("Year"),
        "month": _("Month"),
        "date_kind": _("Kind of date"),
        "section": _("Section"),
    }
    return names[name]


def date_in_words(article: Article) -> str:
    """Write a date as precisely as it is known."""
    if article.published_on is None:
        return _("undated")
    return day_in_words(article.published_on, _FORMATS[article.date_precision])


def certain_date_in_words(article: Article) -> str:
    """Write a date with what makes it uncertain, if anything does."""
    written = date_in_words(article)
    if article.date_kind in {Article.DateKind.PUBLISHED, Article.DateKind.UNKNOWN}:
        return written
    return f"{written} — {article.get_date_kind_display()}"


def days_in_words(first: date | None, last: date | None) -> str:
    """Write a stretch of days, one of whose ends may be open."""
    if first is not None and first == last:
        return day_in_words(first)
    ends = {
        "first": day_in_words(first) if first else "",
        "last": day_in_words(last) if last else "",
    }
    if first and last:
        return _("from %(first)s to %(last)s") % ends
    return (_("from %(first)s on") if first else _("until %(last)s")) % ends


def _leaf_in_words(leaf: Phrase | Prefix | Name | Label | Dated) -> str:
    match leaf:
        case Phrase(in_headline=in_headline):
            return _placed(_phrase_in_words(leaf), in_headline=in_headline)
        case Prefix(beginning=letters, in_headline=in_headline):
            words = _("words that begin with “%s”") % letters
            return _placed(words, in_headline=in_headline)
        case Name(text=text):
            return text
        case Label(text=text, facet=facet):
            return (_("outlet “%s”") if facet == "outlet" else _("tag “%s”")) % text
        case Dated(first=first, last=last):
            return days_in_words(first, last)
        case _:
            assert_never(leaf)


def _placed(words: str, *, in_headline: bool) -> str:
    return _("%s in the headline") % words if in_headline else words


def _phrase_in_words(phrase: Phrase) -> str:
    if phrase.quoted and phrase.slop is None:
        return f"«{phrase.text}»"
    if phrase.exact:
        return _("exactly “%s”") % phrase.text
    if phrase.slop is None:
        return phrase.text
    return ngettext(
        "“%(words)s” with at most %(count)s other word between",
        "“%(words)s” with at most %(count)s other words between",
        phrase.slop,
    ) % {"words": phrase.text, "count": number_in_words(phrase.slop)}
