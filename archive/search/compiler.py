"""Queries compiled to Haystack's own query trees, which every engine translates."""

from functools import reduce
from operator import and_, or_

from haystack.backends import SQ
from haystack.query import SearchQuerySet

from archive.search.analysis import at_level
from archive.search.hits import FACETS
from archive.search.query import And, Filters, Level, Node, Not, Or, Order, Phrase, Search

_FIELDS = {Level.SPELLING: "spelling", Level.WORD: "text"}
_ORDERS = {Order.NEWEST: "-published_on", Order.OLDEST: "published_on"}


def compile_search(search: Search) -> SearchQuerySet:
    """Compile a search for the articles that match it wholly, with the counts of all facets."""
    conditions = _conditions(search.filters)
    if search.query.root is not None:
        conditions.append(_compile(search.query.root, search.query.level))
    hits = _hits(conditions, search.order)
    for facet in FACETS:
        hits = hits.facet(_facet_field(facet, search.filters))
    return hits


def compile_part(search: Search) -> SearchQuerySet | None:
    """Compile a search for the articles that have some of its words, but not all.

    None when the query is not several parts that are all wanted.
    """
    root, level = search.query.root, search.query.level
    if not isinstance(root, And):
        return None
    wanted = [_compile(part, level) for part in root.parts if not isinstance(part, Not)]
    excluded = [_compile(part, level) for part in root.parts if isinstance(part, Not)]
    if len(wanted) < 2:
        return None
    some_not_all = [reduce(or_, wanted), ~reduce(and_, wanted)]
    return _hits([*_conditions(search.filters), *some_not_all, *excluded], search.order)


def facet_name(field: str) -> str:
    """Return the facet that a field of the index counts for."""
    return "year" if field == "any_year" else field


def _facet_field(facet: str, filters: Filters) -> str:
    return "any_year" if facet == "year" and filters.any_date else facet


def _hits(conditions: list[SQ], order: Order) -> SearchQuerySet:
    hits = SearchQuerySet().filter(reduce(and_, conditions))
    return hits.order_by(_ORDERS[order]) if order in _ORDERS else hits


def _conditions(filters: Filters) -> list[SQ]:
    conditions = [SQ(tags__exact=tag) for tag in filters.tags]
    if filters.outlet:
        conditions.append(SQ(outlet__exact=filters.outlet))
    if filters.year:
        conditions.append(SQ(**{f"{_facet_field('year', filters)}__exact": str(filters.year)}))
    return conditions


def _compile(node: Node, level: Level) -> SQ:
    match node:
        case Phrase():
            return _compile_phrase(node, level)
        case And(parts):
            return reduce(and_, [_compile(part, level) for part in parts])
        case Or(parts):
            return reduce(or_, [_compile(part, level) for part in parts])
        case Not(part):
            return ~_compile(part, level)


def _compile_phrase(phrase: Phrase, level: Level) -> SQ:
    level = phrase.level_in(level)
    terms = " ".join(at_level(phrase.terms, level))
    found = SQ(**{f"{_FIELDS[level]}__exact": terms})
    # The headline's terms are among the text's: this finds nothing more and ranks it higher.
    return found | SQ(headline__exact=terms) if level is Level.WORD else found
