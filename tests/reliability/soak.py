"""Ordinary work for as long as asked, to see that nothing grows: `make soak MINUTES=60`."""

import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reliability.curators import signed_in
from tests.reliability.installation import Installation, watched
from tests.reliability.made import KEPT, made_articles
from tests.reliability.samples import Growth, growth_of, over_limits
from tests.reliability.serving import serving, shipped
from tests.reliability.soaking import Work, Worked, work

_MEGABYTE = 1024 * 1024
_COUNTS = ("files", "maps")


@dataclass(frozen=True, slots=True)
class Soaked:
    """What was done, how things grew, and what the index lacked in the end."""

    worked: Worked
    growth: list[Growth]
    index: dict[str, int]
    ended: dict[str, int]


def main(args: list[str]) -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--pages", type=float, default=10, help="pages a second")
    parser.add_argument("--saves", type=float, default=0.5, help="saves and deletes a second")
    parser.add_argument("--most-growth", type=float, default=5, help="in per cent")
    parser.add_argument("--folder", type=Path, default=KEPT, help="where the articles are kept")
    asked = parser.parse_args(args)
    minutes = Work(asked.minutes * 60, asked.pages, asked.saves)
    with _copy_of_made(asked.articles, asked.folder) as home:
        soaked = _soak(home, minutes, articles=asked.articles)
    _say(_in_words(soaked))
    broken = list(_broken(soaked, asked.most_growth / 100))
    for promise in broken:
        sys.stderr.write(f"not kept: {promise}\n")
    return 1 if broken else 0


@contextmanager
def _copy_of_made(articles: int, kept: Path) -> Iterator[Installation]:
    """Give an installation that may be written to, and is thrown away."""
    folder = kept / f"sqlite-{articles}"
    with made_articles(articles, database="sqlite", folder=folder):
        pass
    with TemporaryDirectory(prefix="soak-", dir=kept) as name:
        shutil.copytree(folder, name, dirs_exist_ok=True)
        with watched(shipped(Path(name))) as home:
            yield home


def _soak(home: Installation, asked: Work, *, articles: int) -> Soaked:
    with serving(home) as site:
        worked = work(site, signed_in(home), asked, articles=articles)
    ended = {one.name: one.popen.returncode for one in (site.web, site.indexer)}
    home.drain()
    return Soaked(worked, growth_of(worked.samples), home.check(), ended)


def _broken(soaked: Soaked, most: float) -> Iterator[str]:
    """Say what the site did not keep."""
    for fault, times in soaked.worked.faults.items():
        yield f"{fault} ({times} times)"
    for one in over_limits(soaked.growth, most):
        yield f"grew by more than {most:.0%}: {_growth_in_words(one)}"
    differences = {name: soaked.index[name] for name in ("missing", "stale", "orphaned")}
    if any(differences.values()):
        yield f"the index is not the database: {differences}"
    if any(soaked.ended.values()):
        yield f"not ended in order: {soaked.ended}"


def _in_words(soaked: Soaked) -> str:
    read, done = soaked.worked.read, soaked.worked.done
    lines = [
        f"{read.answered} pages, {done['saves and deletes']} saves and deletes,"
        f" {done['rebuilds']} rebuilds, {soaked.worked.faults.total()} faults;"
        f" {len(soaked.worked.samples)} samples",
        f"the index in the end: {soaked.index}",
        *map(_growth_in_words, soaked.growth),
    ]
    return "\n".join(lines)


def _growth_in_words(one: Growth) -> str:
    if one.name.endswith(_COUNTS):
        return f"{one.name}: {one.before:.0f} to {one.after:.0f}"
    before, after = one.before / _MEGABYTE, one.after / _MEGABYTE
    return f"{one.name}: {before:.1f} to {after:.1f} MB ({one.share:+.1%})"


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
