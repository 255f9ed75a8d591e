"""What a reader asks for, as data: phrases, the words between them, filters and an order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

# A search narrowed by more tags than this was not made by a reader.
MOST_TAGS = 10


class Level(StrEnum):
    """How near to the asked word a word of a text must be."""

    SPELLING = "spelling"
    WORD = "word"
    FAMILY = "family"


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
    COMMON_WORDS = "common_words"
    ONE_LETTER = "one_letter"
    WILDCARD_TOO_SHORT = "wildcard_too_short"
    WILDCARD_LEADING = "wildcard_leading"
    TOO_MANY_WILDCARDS = "too_many_wildcards"
    SLOP_CLAMPED = "slop_clamped"
    UNREADABLE_DATE = "unreadable_date"


class Reason(StrEnum):
    """Why a part of a query is looked for under other words too."""

    ALIAS = "alias"
    NAME = "name"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell the reader about how the query was read."""

    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand side by side; a single word is a phrase of one term.

    The terms are folded and not stemmed. A quoted phrase and an exact word (`=word`) are found in
    the same spelling alone. With a slop, the terms may stand in any order, with that many other
    words among them, in any form that the query's level allows.
    """

    text: str
    terms: tuple[str, ...]
    quoted: bool = False
    exact: bool = False
    slop: int | None = None
    in_headline: bool = False

    def level_in(self, level: Level) -> Level:
        """Return the level at which the phrase is found in a query of a level."""
        strict = self.exact or (self.quoted and self.slop is None)
        return Level.SPELLING if strict else level


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word with a folded beginning: its spelling, or at the word level its stem."""

    text: str
    beginning: str
    in_headline: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """The consonant keys of a name's words, side by side, in whatever letters it was written."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """An outlet or a tag by its name; `slugs` are those that carry the name, once looked up."""

    text: str
    facet: str
    key: str
    slugs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """Days from a first to a last one, both included; None leaves an end open."""

    text: str
    first: date | None
    last: date | None


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


@dataclass(frozen=True, slots=True)
class Widened:
    """A part, or one of the others that mean the same; repaired others never make a whole hit."""

    part: "Node"
    others: tuple["Node", ...]
    reason: Reason


Leaf = Phrase | Prefix | Name | Label | Dated
Node = Leaf | And | Or | Not | Widened


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: what it means, at which level, and what was noticed on the way."""

    text: str
    root: Node | None = None
    level: Level = Level.WORD
    notices: tuple[Notice, ...] = ()

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All leaves, the excluded ones among them."""
        return tuple(leaves(self.root))

    @property
    def wanted(self) -> tuple[Leaf, ...]:
        """The leaves that a hit may be shown for."""
        return tuple(leaves(self.root, excluded=False))

    @property
    def term_count(self) -> int:
        return sum(len(leaf.terms) if isinstance(leaf, Phrase) else 1 for leaf in self.leaves)

    def at(self, level: Level) -> "Query":
        """Return the same query at another level."""
        return replace(self, level=level)


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits are narrowed to: slugs, and when they were published.

    Year, month (`2024-05`) and days count published dates; with `any_date`, page-header and
    inferred dates as well.
    """

    outlet: str = ""
    tags: tuple[str, ...] = ()
    year: int | None = None
    month: str = ""
    since: date | None = None
    until: date | None = None
    date_kind: str = ""
    section: str = ""
    any_date: bool = False

    def __bool__(self) -> bool:
        words = self.outlet or self.tags or self.month or self.date_kind or self.section
        return bool(words or self.year or self.since or self.until)


@dataclass(frozen=True, slots=True)
class Search:
    """A whole search: the query, its filters and the order of its hits."""

    query: Query
    filters: Filters = field(default_factory=Filters)
    order: Order = Order.RELEVANCE

    def __bool__(self) -> bool:
        return self.query.root is not None or bool(self.filters)


def map_leaves(node: Node, change: Callable[[Leaf], Leaf]) -> Node:
    """Return a tree with every leaf changed, the others of widened parts among them."""
    match node:
        case And(parts) | Or(parts):
            return type(node)(tuple(map_leaves(part, change) for part in parts))
        case Not(part):
            return Not(map_leaves(part, change))
        case Widened(part, others, reason):
            changed = tuple(map_leaves(other, change) for other in others)
            return Widened(map_leaves(part, change), changed, reason)
        case _:
            return change(node)


def in_headline(node: Node) -> Node:
    """Return a tree with every word and phrase asked for in the headline."""

    def ask(leaf: Leaf) -> Leaf:
        return replace(leaf, in_headline=True) if isinstance(leaf, Phrase | Prefix) else leaf

    return map_leaves(node, ask)


def leaves(node: Node | None, *, excluded: bool = True) -> Iterator[Leaf]:
    """Give the leaves of a tree in order, the excluded ones only if asked for."""
    match node:
        case None:
            return
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part, excluded=excluded)
        case Widened(part, others, _):
            for each in (part, *others):
                yield from leaves(each, excluded=excluded)
        case Not(part):
            if excluded:
                yield from leaves(part)
        case _:
            yield node


def has_words(node: Node) -> bool:
    """Say whether a hit may be shown for a word of a node: labels, days and `Not` only narrow."""
    return any(not isinstance(leaf, Label | Dated) for leaf in leaves(node, excluded=False))


def replace_node(root: Node, old: Node, new: Node) -> Node:
    """Return a tree with another node where that very one stood, equal ones left as they are."""
    if root is old:
        return new
    match root:
        case And(parts) | Or(parts):
            return type(root)(tuple(replace_node(part, old, new) for part in parts))
        case _:
            return root
