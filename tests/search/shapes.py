"""Queries written in one line, for tables of what the parser reads."""

from archive.search.parser import parse
from archive.search.query import And, Dated, Label, Node, Not, NoticeKind, Or, Phrase, Prefix


def shape_of(text: str) -> str:
    """Read a text as a query and write its tree in one line."""
    return shape(parse(text).root)


def notices_of(text: str) -> dict[NoticeKind, str]:
    """Read a text as a query and return what was noticed, the last of each kind."""
    return {notice.kind: notice.text for notice in parse(text).notices}


def shape(node: Node | None) -> str:
    """Write a query's tree in one line."""
    match node:
        case None:
            return ""
        case Not(part):
            return f"-{shape(part)}"
        case And(parts):
            return f"({' & '.join(map(shape, parts))})"
        case Or(parts):
            return f"({' | '.join(map(shape, parts))})"
        case Phrase(in_headline=True) | Prefix(in_headline=True):
            return f"headline:{_leaf(node)}"
    return _leaf(node)


def _leaf(node: Node) -> str:
    match node:
        case Phrase(_, terms, quoted, exact, slop):
            words = f"«{' '.join(terms)}»" if quoted else "_".join(terms)
            return f"{'=' if exact else ''}{words}{'' if slop is None else f'~{slop}'}"
        case Prefix(_, beginning):
            return f"{beginning}*"
        case Label(_, facet, key):
            return f"{facet}:{key}"
        case Dated(_, first, last):
            return f"{first or ''}..{last or ''}"
    raise TypeError(f"expected a leaf of a query, got {node!r}")
