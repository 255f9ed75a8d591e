"""The tags as an index: under letters, children beneath their parents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from archive.models import Article, Tag
from archive.selectors.browse import article_counts_of_tags
from archive.text.folding import fold_name

_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class TagEntry:
    """A tag of the index, its public articles, and the entries beneath it."""

    tag: Tag
    article_count: int
    children: tuple["TagEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class TagLetter:
    """A letter of the index, and the entries that begin with it."""

    letter: str
    entries: tuple[TagEntry, ...]


def tag_index() -> tuple[TagLetter, ...]:
    """The tags that have public articles, with the parents they stand under."""
    entries = sorted(
        _trees(Tag.objects.current(), article_counts_of_tags()), key=lambda one: _sort_key(one.tag)
    )
    letters = groupby(entries, key=lambda one: _sort_key(one.tag)[:1].upper())
    return tuple(TagLetter(letter, tuple(found)) for letter, found in letters)


def children_of(tag: Tag) -> list[Tag]:
    """The tags beneath a tag that the index shows there, by name."""
    parents = dict(Tag.objects.current().values_list("pk", "parent"))
    public = Article.objects.public().filter(tags=OuterRef("pk"))
    tags = Tag.objects.current().filter(Exists(public))
    shown = _with_those_above(tags.values_list("pk", flat=True), parents)
    children = tag.children.filter(merged_into=None)
    return sorted((child for child in children if child.pk in shown), key=_sort_key)


def _with_those_above(tags: Iterable[int], parents: Mapping[int, int | None]) -> set[int]:
    """Give some tags and all that they stand beneath, of a circle of parents each once."""
    found: set[int] = set()
    for tag in tags:
        above: int | None = tag
        while above is not None and above not in found:
            found.add(above)
            above = parents.get(above)
    return found


def _trees(tags: Iterable[Tag], counts: Mapping[int, int]) -> Iterator[TagEntry]:
    """Give every tag once; in a circle of parents, the tag that comes first stands above."""
    by_key = {tag.pk: tag for tag in sorted(tags, key=_sort_key)}
    children: dict[int | None, list[Tag]] = {}
    for tag in by_key.values():
        children.setdefault(tag.parent_id if tag.parent_id in by_key else None, []).append(tag)
    placed: set[int] = set()

    def entry(tag: Tag) -> TagEntry:
        placed.add(tag.pk)
        below = [entry(child) for child in children.get(tag.pk, []) if child.pk not in placed]
        return TagEntry(tag, counts.get(tag.pk, 0), tuple(filter(_has_articles, below)))

    for tag in [*children.get(None, []), *by_key.values()]:
        if tag.pk not in placed:
            yield from filter(_has_articles, [entry(tag)])


def _has_articles(entry: TagEntry) -> bool:
    return bool(entry.article_count or entry.children)


def _sort_key(tag: Tag) -> str:
    """The name in the reader's language as it is sorted: folded, and without the article."""
    return _sorted_as(tag.name, get_language())


@lru_cache(maxsize=4096)
def _sorted_as(name: str, language: str | None) -> str:
    key = fold_name(name)
    return key.removeprefix(_ARTICLE) if language == "ar" and len(key) > 4 else key
