"""The index compared with the database once more, document by document, from its files alone."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from archive.models import Article
from archive.search.analysis import checksum_of
from archive.search.engines.whoosh_writer import living
from archive.search.executor.content import Content, keep
from archive.search.executor.segment import Segment

# A document as a comparison sees it: the checksum of its text, its day, and its values.
Row = tuple[Any, ...]
_COLUMNS = ("outlet", "tags", "section", "date_kind")


def main(args: list[str]) -> None:
    held: dict[int, Row] = {}
    times: Counter[int] = Counter()
    for key, row in _documents():
        held[key] = row
        times[key] += 1
    wanted = dict(_articles())
    found = {
        "articles": len(wanted),
        "missing": len(wanted.keys() - held.keys()),
        "orphaned": len(held.keys() - wanted.keys()),
        "stale": sum(held[key] != wanted[key] for key in wanted.keys() & held.keys()),
        "duplicates": sum(count - 1 for count in times.values()),
    }
    json.dump(found, sys.stdout)


def _articles() -> Iterator[tuple[int, Row]]:
    public = Article.objects.public().select_related("outlet").prefetch_related("tags")
    for article in public.iterator(chunk_size=500):
        texts = (article.headline, article.standfirst, article.body)
        yield (
            article.pk,
            (
                checksum_of(*texts),
                article.published_on.toordinal() if article.published_on else 0,
                (article.outlet.slug,) if article.outlet else (),
                tuple(sorted(tag.slug for tag in article.tags.all())),
                (article.section,) if article.section else (),
                (article.date_kind,),
            ),
        )


def _documents() -> Iterator[tuple[int, Row]]:
    index = Path(settings.DATA_DIR, "index")
    folder = index / (index / "CURRENT").read_text().strip()
    for segment in TOC.read(FileStorage(str(folder)), "MAIN").segments:
        arrays = Segment(folder / segment.make_filename(".arrays"))
        arrays.verify()
        yield from _rows(keep(arrays.content(), living(segment)))


def _rows(content: Content) -> Iterator[tuple[int, Row]]:
    facts = content.facts
    values = [_values(content, name) for name in _COLUMNS]
    for number, key in enumerate(facts["keys"].tolist()):
        row = (int(facts["checksums"][number]), int(facts["days"][number]))
        yield key, (*row, *(own[number] for own in values))


def _values(content: Content, name: str) -> list[tuple[str, ...]]:
    column = content.columns[name]
    ends = np.cumsum(column.counts)
    pieces = np.split(column.numbers, ends[:-1].astype(np.intp)) if ends.size else []
    return [tuple(sorted(column.values[number] for number in piece)) for piece in pieces]
