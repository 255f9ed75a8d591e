"""The levels of a search, and what each of them finds."""

from dataclasses import dataclass, replace

from archive.search.query import Level, Search
from archive.selectors.addresses import SearchAddresses
from archive.selectors.counts import count_hits
from archive.selectors.search import SearchResults
from archive.selectors.wording import level_in_words


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """One level: how many articles match wholly at it, and the address of the search there."""

    level: Level
    label: str
    count: int
    address: str
    chosen: bool


def level_choices(
    asked: Search, results: SearchResults, addresses: SearchAddresses
) -> tuple[LevelChoice, ...]:
    """Give every level of a search that has words; filters alone find the same at each."""
    if asked.query.root is None:
        return ()
    return tuple(
        LevelChoice(
            level=level,
            label=level_in_words(level),
            count=_count(asked, results, level),
            address=addresses.narrowed("level", level),
            chosen=level is asked.query.level,
        )
        for level in Level
    )


def _count(asked: Search, results: SearchResults, level: Level) -> int:
    if level is asked.query.level:
        return results.total
    return count_hits(replace(asked, query=asked.query.at(level)))
