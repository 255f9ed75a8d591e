"""The tree of a query written as a reader would, in the signs that no language changes."""

from archive.search.parser import parse
from archive.search.query import (
    And,
    Dated,
    Label,
    Leaf,
    Name,
    Node,
    Not,
    NoticeKind,
    Or,
    Phrase,
    Prefix,
    Widened,
)

_LABELS = {"outlet": "outlet", "tags": "tag"}


def as_query(node: Node) -> str:
    """Write a tree so that parsing gives it again, as it was before anything was widened."""
    match node:
        case And(parts):
            return " ".join(map(_in_row, parts))
        case Or(parts):
            return " OR ".join(map(_as_branch, parts))
        case Not(part):
            written = as_query(part)
            return f"-({written})" if isinstance(_bare(part), And | Or | Not) else f"-{written}"
        case Widened(part):
            return as_query(part)
        case _:
            return _write_leaf(node)


def _bare(node: Node) -> Node:
    return _bare(node.part) if isinstance(node, Widened) else node


def _in_row(part: Node) -> str:
    written = as_query(part)
    return f"({written})" if isinstance(_bare(part), And | Or) else written


def _as_branch(part: Node) -> str:
    written = as_query(part)
    return f"({written})" if isinstance(_bare(part), Or) else written


def _write_leaf(leaf: Leaf) -> str:
    match leaf:
        case Phrase(in_headline=in_headline):
            return f"headline:{_write_phrase(leaf)}" if in_headline else _write_phrase(leaf)
        case Prefix(text=text, in_headline=in_headline):
            return f"headline:{text}" if in_headline else text
        case Label(text=text, facet=facet):
            return f'{_LABELS[facet]}:"{text}"'
        case Dated(text=text):
            return f'date:"{text}"'
        case Name(text=text):
            return text


def _write_phrase(phrase: Phrase) -> str:
    sign = "=" if phrase.exact else ""
    if phrase.quoted:
        slop = "" if phrase.slop is None else f"~{phrase.slop}"
        return f'{sign}"{phrase.text}"{slop}'
    if sign or _is_read_as_a_word(phrase):
        return f"{sign}{phrase.text}"
    return f'"{phrase.text}"'


def _is_read_as_a_word(phrase: Phrase) -> bool:
    """An operator and a common word, which a repair may have given, need quotes to be kept."""
    read = parse(phrase.text)
    kinds = {notice.kind for notice in read.notices}
    return isinstance(read.root, Phrase) and NoticeKind.OPERATOR_AS_WORD not in kinds
