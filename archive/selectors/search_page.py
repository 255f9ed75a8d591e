"""All that stands on a page of results, with every address made ready."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.search.parser import parse
from archive.search.query import And, Or, Order, Search
from archive.selectors.addresses import SearchAddresses
from archive.selectors.facets import BARS, Facet, with_addresses
from archive.selectors.levels import LevelChoice, level_choices
from archive.selectors.search import SearchResults
from archive.selectors.search_timelines import SearchTimelines, search_timelines
from archive.selectors.shown_hits import Link, ShownHit, shown_hits
from archive.selectors.suggestions import Suggestion, suggestions
from archive.selectors.wording import days_in_words


@dataclass(frozen=True, slots=True)
class Option:
    """One of a few ways to show or read a search."""

    text: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What a page of results shows beside the numbers of the results themselves.

    `kept` are the names and values that the form sends along with the words; `query` is what the
    address of the same search in another form asks.
    """

    hits: tuple[ShownHit, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Link, ...]
    unfiltered: str
    levels: tuple[LevelChoice, ...]
    orders: tuple[Option, ...]
    words: tuple[Option, ...]
    time: SearchTimelines
    suggestions: tuple[Suggestion, ...]
    kept: tuple[tuple[str, str], ...]
    query: str


def search_page(asked: Search, results: SearchResults, addresses: SearchAddresses) -> SearchPage:
    """Make a page of results ready.

    Raises IndexUnavailableError and SearchTimeoutError as a search does.
    """
    levels = level_choices(asked, results, addresses)
    return SearchPage(
        hits=shown_hits(results, addresses),
        facets=tuple(
            with_addresses(facet, addresses) for facet in results.facets if facet.name not in BARS
        ),
        chips=tuple(_chips(asked, results, addresses)),
        unfiltered=addresses.unfiltered(),
        levels=levels,
        orders=_orders(asked, addresses),
        words=_words(asked, addresses),
        time=search_timelines(results, addresses),
        suggestions=() if results.total else suggestions(asked, levels, addresses),
        kept=tuple(pair for pair in addresses.kept if pair[0] not in {"q", "since", "until"}),
        query=addresses.current(),
    )


def _chips(asked: Search, results: SearchResults, addresses: SearchAddresses) -> Iterator[Link]:
    """Give what was chosen, each with the address of the search without it."""
    for facet in results.facets:
        for choice in facet.choices:
            if choice.chosen:
                yield Link(choice.label, addresses.widened(facet.name, choice.value))
    if asked.filters.since:
        yield Link(days_in_words(asked.filters.since, None), addresses.widened("since"))
    if asked.filters.until:
        yield Link(days_in_words(None, asked.filters.until), addresses.widened("until"))


def _orders(asked: Search, addresses: SearchAddresses) -> tuple[Option, ...]:
    names = {
        Order.RELEVANCE: _("best match first"),
        Order.NEWEST: _("newest first"),
        Order.OLDEST: _("oldest first"),
    }
    return tuple(
        Option(names[order], addresses.narrowed("order", order), order is asked.order)
        for order in Order
    )


def _words(asked: Search, addresses: SearchAddresses) -> tuple[Option, ...]:
    """Offer all of the words or any of them, where there are several."""
    if not isinstance(asked.query.root, And | Or):
        return ()
    text = asked.query.text
    either = parse(text, any_word=True).root
    if either == parse(text).root:
        return ()
    is_any = asked.query.root == either
    return (
        Option(_("all of the words"), addresses.narrowed("words", "all"), not is_any),
        Option(_("any of the words"), addresses.narrowed("words", "any"), is_any),
    )
