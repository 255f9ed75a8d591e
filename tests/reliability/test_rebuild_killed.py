"""A rebuild that is killed at any step leaves the index that was there, and no litter for long."""

from random import Random

import pytest

from tests.reliability.conftest import Filled
from tests.reliability.crash_points import REBUILD, Moment
from tests.reliability.differences import NO_DIFFERENCE
from tests.reliability.kill_points import KillPoint

KILLED = -9


@pytest.mark.parametrize("moment", REBUILD, ids=str)
def test_a_killed_rebuild_leaves_a_whole_index(filled: Filled, moment: Moment) -> None:
    site, die = filled.site, str(moment.draw(Random(moment.name)))

    killed = site.start("manage", "rebuild_index", "--noinput", die=die).wait()

    assert killed == KILLED
    assert site.search(filled.word) == filled.expected[filled.word]
    site.ask("manage", "rebuild_index", "--noinput")
    assert site.audit().items() >= NO_DIFFERENCE.items()
    assert len(list(site.index.glob("v*"))) == 1


def test_a_killed_rebuild_keeps_the_changes_that_came_meanwhile(filled: Filled) -> None:
    site = filled.site
    halt = KillPoint("archive.services.rebuilding", "_follow_kept", "before", 1, "STOP")
    rebuild = site.start("manage", "rebuild_index", "--noinput", die=str(halt))
    rebuild.wait_until_stopped()
    site.edit("create", "new", "كلمة")
    site.edit("delete", "stable/3")
    site.drain()

    rebuild.kill()

    site.drain()
    assert site.audit() == {"articles": len(site.revisions()), **NO_DIFFERENCE}
    assert site.ask("manage", "shell", "-v0", "-c", _COUNT_TASKS).split()[-1] == "0"


def test_a_rebuild_catches_up_with_what_changed_meanwhile(filled: Filled) -> None:
    site = filled.site
    halt = KillPoint("archive.services.rebuilding", "_follow_kept", "before", 1, "STOP")
    rebuild = site.start("manage", "rebuild_index", "--noinput", die=str(halt))
    rebuild.wait_until_stopped()
    site.edit("edit", "stable/1", "غظثجثجثج")
    site.edit("delete", "stable/2")
    site.drain()
    site.edit("replace", "stable/3", "غظثجثجثج")

    assert rebuild.resume() == 0

    assert len(site.search("غظثجثجثج")) == 1
    site.drain()
    assert site.audit() == {"articles": len(site.revisions()), **NO_DIFFERENCE}
    assert len(site.search("غظثجثجثج")) == 2


_COUNT_TASKS = "from archive.models import IndexTask; print(IndexTask.objects.count())"
