"""Words typed with the wrong keyboard layout on, read as the words that were meant."""

from collections.abc import Container, Sequence

from archive.search.keyboards import other_layouts
from archive.search.parser import parse
from archive.search.query import And, Node, Or, Phrase, Prefix, Widened, in_headline
from archive.text.tokens import terms


def is_typed(node: Node) -> bool:
    """Say whether a node is words of which another layout may have been meant.

    What is quoted, exact, excluded, a label or a date stands as the reader wrote it.
    """
    match node:
        case And(parts):
            return all(map(is_typed, parts))
        case Widened(part):
            return is_typed(part)
        case Phrase(quoted=quoted, exact=exact):
            return not (quoted or exact)
        case _:
            return isinstance(node, Prefix)


def retype(words: Sequence[Node], known: Container[str], *, text: str = "") -> Node | None:
    """Read words as another layout gives them, if that is what was meant.

    `text` is how the reader wrote the words, where nothing else was written: some signs are
    letters in another layout. One place is asked for, the headline or the whole article.
    """
    written = [leaf for word in words for leaf in _written(word)]
    places = {leaf.in_headline for leaf in written}
    if len(places) != 1:
        return None
    headline = places == {True}
    typed = "" if headline else text
    meant = _find_meant(typed or " ".join(leaf.text for leaf in written), known)
    root = parse(meant).root if meant else None
    return in_headline(root) if root is not None and headline else root


def _written(node: Node) -> list[Phrase | Prefix]:
    """Return the words of a reader, without those that widening set beside them."""
    match node:
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in _written(part)]
        case Widened(part):
            return _written(part)
        case Phrase() | Prefix():
            return [node]
        case _:
            return []


def _find_meant(text: str, known: Container[str]) -> str | None:
    if _known_share(text, known) > 1 / 2:
        return None
    shares = [(_known_share(meant, known), meant) for meant in other_layouts(text)]
    share, meant = max(shares, default=(0.0, ""))
    return meant if share > 1 / 2 else None


def _known_share(text: str, known: Container[str]) -> float:
    """Return which share of a text's letters stands in known words; digits say nothing."""
    words = [term for term in terms(text) if not term[0].isdigit()]
    return sum(len(word) for word in words if word in known) / max(1, sum(map(len, words)))
