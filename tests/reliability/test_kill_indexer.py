"""An indexer that is killed, stopped or overtaken at any moment: the last state wins."""

from pathlib import Path

import pytest

from tests.reliability.conftest import Filled, filled_on
from tests.reliability.crash_points import INDEXER, Moment
from tests.reliability.differences import NO_DIFFERENCE
from tests.reliability.installation import Installation, wait_until
from tests.reliability.kill_points import KillPoint

WORD, OTHER = "غظثجثجثج", "غظجثجثجث"
# The worst of them are tried on both databases.
BOTH = ("inside a segment's arrays", "between commit and outbox")
CASES = [
    *(("sqlite", moment) for moment in INDEXER),
    *(("postgresql", moment) for moment in INDEXER if moment.name in BOTH),
]
PREPARED = KillPoint("archive.services.indexing", "prepare", "after", 1, "STOP")


@pytest.mark.parametrize(("database", "moment"), CASES, ids=str)
def test_a_killed_indexer_loses_no_change(
    database: str, moment: Moment, template: Filled, tmp_path: Path
) -> None:
    when = "4" if moment.when == "inside" else moment.when
    die = str(KillPoint(moment.module, moment.function, when))
    with filled_on(database, template, tmp_path / "data") as site:
        site.edit("edit", "stable/1", WORD)
        site.edit("delete", "stable/2")

        killed = site.start("manage", "run_indexer", "--once", die=die).wait()

        assert killed == -9
        site.drain()
        assert site.audit() == {"articles": len(site.revisions()), **NO_DIFFERENCE}


def test_an_article_edited_while_it_is_indexed_has_its_last_state(site: Installation) -> None:
    site.edit("edit", "stable/1", WORD)
    indexer = site.start("manage", "run_indexer", "--once", die=str(PREPARED))
    indexer.wait_until_stopped()
    site.edit("edit", "stable/1", OTHER)

    assert indexer.resume() == 0

    site.drain()
    assert site.search(WORD) == []
    assert len(site.search(OTHER)) == 1


def test_an_article_deleted_while_it_is_indexed_is_gone(site: Installation) -> None:
    site.edit("edit", "stable/1", WORD)
    indexer = site.start("manage", "run_indexer", "--once", die=str(PREPARED))
    indexer.wait_until_stopped()
    site.edit("delete", "stable/1")

    assert indexer.resume() == 0

    site.drain()
    assert site.search(WORD) == []


def test_an_id_that_is_used_again_belongs_to_the_new_article(site: Installation) -> None:
    pk = site.edit("create", "first", WORD)
    site.drain()

    again = site.edit("replace", "first", OTHER)

    site.drain()
    assert again == pk
    assert site.search(WORD) == []
    assert site.search(OTHER) == [pk]


@pytest.mark.parametrize("noted_at", ["1970-01-01 00:00:00", "2999-12-31 23:59:59"])
def test_a_wrong_clock_loses_no_change(site: Installation, noted_at: str) -> None:
    site.edit("edit", "stable/1", WORD)
    site.execute(f"UPDATE archive_indextask SET noted_at = '{noted_at}'")
    site.edit("edit", "stable/2", OTHER)
    site.edit("edit", "stable/1", OTHER)

    site.drain()

    assert site.search(WORD) == []
    assert len(site.search(OTHER)) == 2


def test_a_frozen_indexer_goes_on_where_it_stood(site: Installation) -> None:
    site.edit("edit", "stable/1", WORD)
    indexer = site.start("manage", "run_indexer", die=str(PREPARED))
    indexer.wait_until_stopped()
    site.edit("edit", "stable/2", WORD)
    assert site.search(WORD) == []

    indexer.go_on()

    wait_until(lambda: len(site.search(WORD)) == 2)
    assert indexer.end() == 0
