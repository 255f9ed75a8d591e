"""What a reader asks for, as data: phrases, the words between them, filters and an order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Level(StrEnum):
    """How near to the asked word a word of a text must be."""

    SPELLING = "spelling"
    WORD = "word"


class Order(StrEnum):
    """In which order hits stand."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class NoticeKind(StrEnum):
    """What the parser did with a part of a query that it could not take as it stood."""

    OPERATOR_AS_WORD = "operator_as_word"
    OPERATOR_DROPPED = "operator_dropped"
    QUOTE_CLOSED = "quote_closed"
    PARENTHESES_BALANCED = "parentheses_balanced"
    READ_AS_PHRASE = "read_as_phrase"
    WITHOUT_LETTERS = "without_letters"
    SIGN_DROPPED = "sign_dropped"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell the reader about how the query was read."""

    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand side by side; a single word is a phrase of one term.

    The terms are folded and not stemmed. A quoted phrase is found in the same spelling alone.
    """

    text: str
    terms: tuple[str, ...]
    quoted: bool = False

    def level_in(self, level: Level) -> Level:
        """Return the level at which the phrase is found in a query of a level."""
        return Level.SPELLING if self.quoted else level


@dataclass(frozen=True, slots=True)
class And:
    """Every part must be there."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One part at least must be there."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not be there."""

    part: "Node"


Node = Phrase | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: what it means, at which level, and what was noticed on the way."""

    text: str
    root: Node | None = None
    level: Level = Level.WORD
    notices: tuple[Notice, ...] = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases, the excluded ones among them."""
        return tuple(_phrases(self.root))

    @property
    def wanted(self) -> tuple[Phrase, ...]:
        """The phrases that a hit may be shown for."""
        return tuple(_phrases(self.root, excluded=False))

    @property
    def term_count(self) -> int:
        return sum(len(phrase.terms) for phrase in self.phrases)

    def at(self, level: Level) -> "Query":
        """Return the same query at another level."""
        return replace(self, level=level)


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits are narrowed to; slugs, and a year of publication.

    A year counts published dates; with `any_date`, page-header and inferred dates as well.
    """

    outlet: str = ""
    tags: tuple[str, ...] = ()
    year: int | None = None
    any_date: bool = False

    def __bool__(self) -> bool:
        return bool(self.outlet or self.tags or self.year)


@dataclass(frozen=True, slots=True)
class Search:
    """A whole search: the query, its filters and the order of its hits."""

    query: Query
    filters: Filters = field(default_factory=Filters)
    order: Order = Order.RELEVANCE

    def __bool__(self) -> bool:
        return self.query.root is not None or bool(self.filters)


def _phrases(node: Node | None, *, excluded: bool = True) -> Iterator[Phrase]:
    match node:
        case Phrase():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _phrases(part, excluded=excluded)
        case Not(part) if excluded:
            yield from _phrases(part)
