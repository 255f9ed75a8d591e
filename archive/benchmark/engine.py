"""What a search engine must do to be measured, and where the engines are found."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from archive.benchmark.articles import MadeArticle
from archive.benchmark.queries import Question

HITS = 20
FACETS = ("outlet", "tags", "year", "month", "date_kind", "section")
OURS = "yaqaza"
PEERS = ("haystack", "tantivy", "fts5")

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page: the best hits, how many there are, the facets, a snippet with marks a hit."""

    ids: tuple[int, ...]
    total: int
    facets: Counts
    snippets: tuple[str, ...]


class Engine(Protocol):
    """An engine with an index of its own; articles are known by their numbers."""

    def load(self, articles: Iterable[MadeArticle]) -> None:
        """Put the articles where the engine reads them from, if not from us; not measured."""

    def add_all(self, articles: Iterable[MadeArticle]) -> None:
        """Index all articles and be ready to answer."""

    def add_one(self, article: MadeArticle) -> None:
        """Index one more article; the next question finds it."""

    def hits(self, question: Question) -> tuple[int, ...]:
        """Return the twenty best hits, the best first."""

    def page(self, question: Question) -> Page: ...

    def size_in_bytes(self) -> int: ...


class OpenEngine(Protocol):
    """What each module of the package `peers` has under the name `open_engine`."""

    def __call__(self, folder: Path) -> AbstractContextManager[Engine]: ...


def find_engine(name: str) -> OpenEngine:
    """Return what opens an engine; raises ModuleNotFoundError when its package is missing."""
    module = import_module(f"archive.benchmark.peers.{name}")
    return cast(OpenEngine, module.open_engine)


def folder_size(folder: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
