"""An index that is deleted, damaged or of another version: searches say so, and it heals itself."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reliability.conftest import Filled
from tests.reliability.installation import wait_until
from tests.reliability.visitors import ask, fetch


def delete_all(index: Path) -> None:
    shutil.rmtree(index)


def delete_the_generation(index: Path) -> None:
    shutil.rmtree(_generation(index))


def delete_the_pointer(index: Path) -> None:
    (index / "CURRENT").unlink()


def write_garbage_into_the_pointer(index: Path) -> None:
    (index / "CURRENT").write_bytes(os.urandom(64))


def empty_the_pointer(index: Path) -> None:
    (index / "CURRENT").write_bytes(b"")


def cut_a_segment(index: Path) -> None:
    arrays = _largest(index, "*.arrays")
    os.truncate(arrays, arrays.stat().st_size // 2)


def cut_the_table_of_contents(index: Path) -> None:
    os.truncate(_largest(index, "_MAIN_*.toc"), 40)


def make_another_schema(index: Path) -> None:
    generation = _generation(index)
    other = generation.rename(index / f"v1-{generation.name.partition('-')[2]}")
    (index / "CURRENT").write_text(f"{other.name}\n")


DAMAGES = (
    delete_all,
    delete_the_generation,
    delete_the_pointer,
    write_garbage_into_the_pointer,
    empty_the_pointer,
    cut_a_segment,
    cut_the_table_of_contents,
    make_another_schema,
)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: str(damage.__name__))
def test_a_damaged_index_is_said_and_heals(filled: Filled, damage: Callable[[Path], None]) -> None:
    site, expected = filled.site, filled.expected[filled.word]
    damage(site.index)
    site.serve()
    wait_until(lambda: fetch(f"{site.url}/about/").status == 200)

    assert ask(site.url, filled.word).status == 503
    assert fetch(f"{site.url}/archive/").status == 200
    site.start("manage", "run_indexer")

    wait_until(lambda: ask(site.url, filled.word).status == 200)
    assert sorted(ask(site.url, filled.word).articles) == expected


def test_an_index_that_vanishes_from_a_running_site_comes_back(filled: Filled) -> None:
    site, expected = filled.site, filled.expected[filled.word]
    indexer = site.start("manage", "run_indexer")
    site.serve()
    wait_until(lambda: ask(site.url, filled.word).status == 200)

    delete_all(site.index)

    answers = [ask(site.url, filled.word)]
    wait_until((site.index / "CURRENT").exists)
    while answers[-1].status != 200:
        answers.append(ask(site.url, filled.word))
    assert {answer.status for answer in answers} <= {200, 503}
    assert all(sorted(a.articles) == expected for a in answers if a.status == 200)
    assert indexer.end() == 0


def _generation(index: Path) -> Path:
    return index / (index / "CURRENT").read_text().strip()


def _largest(index: Path, pattern: str) -> Path:
    return max(_generation(index).glob(pattern), key=lambda path: path.stat().st_size)
