"""Addresses of the search that is shown, with one thing asked otherwise.

A page has hundreds of them: each name and value is encoded once.
"""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote_plus

# What an address carries besides filters.
_NO_FILTERS = frozenset({"q", "words", "level", "order"})

# Another search begins at its first page, and no hit of it is open.
_NEVER_KEPT = frozenset({"page", "hit"})

# What goes with a filter: a month lies in its year, and means nothing in another one.
_GO_TOGETHER = {"year": ("year", "month")}


class SearchAddresses:
    """Every address says each thing once; of what was asked twice, the last counts."""

    def __init__(self, asked: Mapping[str, Sequence[str]]) -> None:
        said = {name: _said(name, values) for name, values in asked.items()}
        self._said = {name: values for name, values in said.items() if values}
        self._rest: dict[tuple[str, ...], str] = {}

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What a form sends along beside its own fields."""
        return tuple((name, value) for name, values in self._said.items() for value in values)

    def current(self) -> str:
        return _address(self._without(()))

    def narrowed(self, name: str, value: str) -> str:
        """Give the search with one more filter."""
        others = () if name == "tags" else _GO_TOGETHER.get(name, (name,))
        return _address(self._without(others), _pair(name, value))

    def widened(self, name: str, value: str = "") -> str:
        """Give the search without one filter."""
        kept = [other for other in self._said.get(name, ()) if name == "tags" and other != value]
        pairs = (_pair(name, other) for other in kept)
        return _address(self._without(_GO_TOGETHER.get(name, (name,))), *pairs)

    def unfiltered(self) -> str:
        """Give the search without any filter."""
        return _address(self._without(tuple(self._said.keys() - _NO_FILTERS)))

    def instead(self, text: str) -> str:
        """Give the search for another text."""
        return _address(_pair("q", text), self._without(("q",)))

    def hit(self, position: int) -> str:
        """Give what an article's page needs to mark the words, and to lead to the next hit."""
        return _address(self._without(()), f"hit={position}")

    def page(self, number: int) -> str:
        """Give another page of the hits."""
        return _address(self._without(()), f"page={number}")

    def _without(self, names: tuple[str, ...]) -> str:
        if names not in self._rest:
            pairs = (_pair(name, value) for name, value in self.kept if name not in names)
            self._rest[names] = "&".join(pairs)
        return self._rest[names]


def _said(name: str, values: Iterable[str]) -> tuple[str, ...]:
    if name in _NEVER_KEPT:
        return ()
    counted = dict.fromkeys(values) if name == "tags" else tuple(values)[-1:]
    return tuple(value for value in counted if value)


def _pair(name: str, value: str) -> str:
    return f"{quote_plus(name)}={quote_plus(value)}"


def _address(*pairs: str) -> str:
    return f"?{'&'.join(filter(None, pairs))}"
