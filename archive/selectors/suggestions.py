"""What to ask instead where nothing is found: a few other searches, and what each would find."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.search.parser import parse
from archive.search.query import And, Filters, Node, Not, Search, has_words
from archive.search.writing_back import as_query
from archive.selectors.addresses import SearchAddresses
from archive.selectors.counts import count_hits
from archive.selectors.levels import LevelChoice
from archive.selectors.wording import as_asked

# Each one costs a search.
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search: its address, and how many articles it finds.

    `kind` is level, filters or word; `text` is the level's name or the word to leave out.
    """

    kind: str
    text: str
    address: str
    count: int


def suggestions(
    asked: Search, levels: tuple[LevelChoice, ...], addresses: SearchAddresses
) -> tuple[Suggestion, ...]:
    """Give the searches that find something: at other levels, without filters, with fewer words."""
    others = (
        *(_at(level) for level in levels if not level.chosen),
        *_without_filters(asked, addresses),
        *_with_fewer_words(asked, addresses),
    )
    return tuple(other for other in others if other.count)


def _at(level: LevelChoice) -> Suggestion:
    return Suggestion("level", level.label, level.address, level.count)


def _without_filters(asked: Search, addresses: SearchAddresses) -> Iterator[Suggestion]:
    if asked.filters and asked.query.root is not None:
        count = count_hits(replace(asked, filters=Filters()))
        yield Suggestion("filters", "", addresses.unfiltered(), count)


def _with_fewer_words(asked: Search, addresses: SearchAddresses) -> Iterator[Suggestion]:
    if not isinstance(asked.query.root, And):
        return
    parts = asked.query.root.parts
    words = [part for part in parts if has_words(part) and not isinstance(part, Not)]
    for word in words[:_MOST_WORDS] if len(words) > 1 else ():
        text = as_query(And(tuple(part for part in parts if part is not word)))
        fewer = replace(asked, query=parse(text, level=asked.query.level))
        yield _without(word, text, fewer, addresses)


def _without(word: Node, text: str, fewer: Search, addresses: SearchAddresses) -> Suggestion:
    return Suggestion("word", as_asked(word), addresses.instead(text), count_hits(fewer))
