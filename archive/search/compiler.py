"""Searches compiled to the plans that engines carry out."""

from collections.abc import Iterable, Iterator
from itertools import chain

from archive.search.analysis import at_level, field_of
from archive.search.hits import FACETS
from archive.search.plan import (
    AllOf,
    AnyOf,
    Beginning,
    Condition,
    Days,
    Field,
    Marked,
    Plan,
    TermCondition,
    Terms,
    Values,
    Without,
)
from archive.search.query import (
    And,
    Dated,
    Filters,
    Label,
    Leaf,
    Level,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Reason,
    Search,
    Widened,
    has_words,
    leaves,
)
from archive.search.ranked import rank_leaves

# Columns that count uncertain dates as well, beside those that count dates of publication alone.
_ANY_DATE = {"year": "any_year", "month": "any_month"}


def compile_search(search: Search, *, facets: Iterable[str] = FACETS) -> Plan:
    """Compile a search: what matches wholly, what in part, and what ranks and marks the hits."""
    compiler = _Compiler(search.query.level, any_date=search.filters.any_date)
    root = search.query.root
    conditions = compiler.filters(search.filters)
    some = compiler.some(root) if root is not None else None
    return Plan(
        whole=AllOf((*conditions, compiler.node(root))) if root is not None else AllOf(conditions),
        some=AllOf((*conditions, some)) if some else None,
        ranked=tuple(rank_leaves(root, search.query.level, compiler.leaf)) if root else (),
        marked=tuple(compiler.marked(root)),
        order=search.order,
        facets=tuple(column_of(facet, search.filters) for facet in facets),
    )


def column_of(facet: str, filters: Filters) -> str:
    """Return the column that a facet counts."""
    return _ANY_DATE.get(facet, facet) if filters.any_date else facet


class _Compiler:
    """Turns the nodes of one query into conditions."""

    def __init__(self, level: Level, *, any_date: bool) -> None:
        self._level = level
        self._any_date = any_date

    def filters(self, filters: Filters) -> tuple[Condition, ...]:
        """Return a condition for everything that hits are narrowed to."""
        values = {
            "outlet": filters.outlet,
            "date_kind": filters.date_kind,
            "section": filters.section,
            column_of("year", filters): str(filters.year) if filters.year else "",
            column_of("month", filters): filters.month,
        }
        conditions: list[Condition] = [Values("tags", (tag,)) for tag in filters.tags]
        conditions += [Values(column, (value,)) for column, value in values.items() if value]
        if filters.since or filters.until:
            conditions.append(self.leaf(Dated("", filters.since, filters.until)))
        return tuple(conditions)

    def node(self, node: Node) -> Condition:
        """Return what a node demands of a whole hit; repaired words never make one."""
        match node:
            case And(parts):
                return AllOf(tuple(map(self.node, parts)))
            case Or(parts):
                return AnyOf(tuple(map(self.node, parts)))
            case Not(part):
                return Without(self.node(part))
            case Widened(part, others, reason):
                nodes = (part,) if reason is Reason.REPAIR else (part, *others)
                return AnyOf(tuple(map(self.node, nodes)))
            case _:
                return self.leaf(node)

    def some(self, root: Node) -> Condition | None:
        """Return what a hit in part must meet; None when whole hits are all that there can be."""
        return self.part(root) if _demands_more_than_a_leaf(root) else None

    def part(self, node: Node) -> Condition:
        """Return one of the words of a node, with all that narrows the words beside it.

        A branch without words is not a part of anything: what it finds is found wholly.
        """
        match node:
            case And(parts):
                narrowing = [self.node(part) for part in parts if not has_words(part)]
                one = self._part_of_one(parts)
                return AllOf((*narrowing, one)) if narrowing else one
            case Or(parts):
                return self._part_of_one(parts)
            case Widened(part, others):
                return self._part_of_one((part, *others))
            case _:
                return self.node(node)

    def _part_of_one(self, nodes: Iterable[Node]) -> AnyOf:
        """Alternatives of alternatives stand in one row."""
        found = [self.part(node) for node in nodes if has_words(node)]
        rows = (each.parts if isinstance(each, AnyOf) else (each,) for each in found)
        return AnyOf(tuple(chain.from_iterable(rows)))

    def leaf(self, leaf: Leaf) -> Condition:
        match leaf:
            case Phrase() | Prefix() | Name():
                return self.terms(leaf)
            case Label(facet=facet, slugs=slugs):
                return Values(facet, slugs)
            case Dated(first=first, last=last):
                return Days(
                    first.toordinal() if first else None,
                    last.toordinal() if last else None,
                    certain=not self._any_date,
                )

    def terms(self, leaf: Phrase | Prefix | Name) -> TermCondition:
        match leaf:
            case Phrase(terms=terms, slop=slop, in_headline=in_headline):
                level = leaf.level_in(self._level)
                slop = slop if len(terms) > 1 else None
                return Terms(field_of(level), at_level(terms, level), slop, in_headline)
            case Prefix(beginning=letters, in_headline=in_headline):
                exact = self._level is Level.SPELLING
                return Beginning(Field.SPELLING if exact else Field.WORD, letters, in_headline)
            case Name(keys=keys):
                return Terms(Field.NAME, keys)

    def marked(self, root: Node | None) -> Iterator[Marked]:
        for number, leaf in enumerate(leaves(root, excluded=False)):
            if isinstance(leaf, Phrase | Prefix | Name):
                yield Marked(self.terms(leaf), number)


def _demands_more_than_a_leaf(node: Node) -> bool:
    """Say whether some leaf of a node alone does not make a whole hit."""
    match node:
        case And(parts):
            words = [part for part in parts if has_words(part)]
            return len(words) > 1 or any(map(_demands_more_than_a_leaf, words))
        case Or(parts):
            return any(map(_demands_more_than_a_leaf, parts))
        case Widened(part, others, reason):
            return reason is Reason.REPAIR or any(map(_demands_more_than_a_leaf, (part, *others)))
        case _:
            return False
