"""Installations of made articles, kept from one run to the next where they can be."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.benchmark.articles import Articles
from tests.reliability.installation import ROOT, Installation, server, watched
from tests.reliability.mix import SEED, draw_choices, write_choices
from tests.reliability.serving import shipped

KEPT = ROOT / "data" / "load"
_CHOICES = "choices.json"
# Seconds that a hundred thousand articles may take on a slow machine.
_REBUILDING = 7200


@contextmanager
def made_articles(count: int, *, database: str, folder: Path) -> Iterator[Installation]:
    """Give an installation with so many made articles, indexed.

    What lies in the folder from before is used again; a PostgreSQL server is new each time.
    """
    with (
        server(database) as url,
        watched(shipped(folder, **({"DATABASE_URL": url} if url else {}))) as home,
    ):
        home.manage("migrate", "--verbosity", "0")
        if url or not choices_of(home).exists():
            home.script("made", str(count))
            write_choices(draw_choices(count), choices_of(home))
        if not (home.index / "CURRENT").exists():
            rebuild = home.spawn(
                [sys.executable, "manage.py", "rebuild_index", "--noinput"], "rebuild"
            )
            assert rebuild.wait(_REBUILDING) == 0, rebuild.said
        home.manage("prepare", "--no-demo")
        yield home


def choices_of(home: Installation) -> Path:
    """Name the file that tells which pages to ask for."""
    return home.folder / _CHOICES


def main(args: list[str]) -> None:
    """Fill the database of this environment, anew where an earlier run was broken off."""
    from archive.benchmark.peers.yaqaza import Yaqaza
    from archive.models import Article, Outlet, Tag

    parser = ArgumentParser()
    parser.add_argument("count", type=int)
    count = parser.parse_args(args).count
    for model in (Article, Outlet, Tag):
        model.objects.all().delete()
    Yaqaza(Path()).load(Articles(count, seed=SEED))
