"""A rebuild whose processes are killed: it fails and says so, or its helpers end with it."""

import os
import signal

from tests.reliability.conftest import Filled
from tests.reliability.groups import children_of, members_of, state_of
from tests.reliability.installation import wait_until
from tests.reliability.kill_points import KillPoint

# Below so many articles a rebuild starts no processes.
ENOUGH = "2000"
REBUILD = ("rebuild_index", "--noinput", "--processes", "2")


def part(sent: str) -> str:
    return str(KillPoint("archive.services.rebuilding", "_write_part", "before", 1, sent))


def test_a_rebuild_fails_when_one_of_its_processes_is_killed(filled: Filled) -> None:
    site = filled.site
    site.edit("create_many", "small", ENOUGH)

    rebuild = site.start("manage", *REBUILD, die=part("KILL"))

    assert rebuild.wait() == 1
    assert "a process ended before its part was done" in rebuild.said
    assert members_of(rebuild.popen.pid) == []
    assert site.search(filled.word) == filled.expected[filled.word]
    assert len(list(site.index.glob("v*"))) == 1


def test_the_processes_of_a_killed_rebuild_end_too(filled: Filled) -> None:
    site = filled.site
    site.edit("create_many", "small", ENOUGH)
    rebuild = site.start("manage", *REBUILD, die=part("STOP"))
    wait_until(lambda: [state_of(pid) for pid in children_of(rebuild.popen.pid)] == ["T", "T"])

    rebuild.kill()

    os.killpg(rebuild.popen.pid, signal.SIGCONT)
    wait_until(lambda: members_of(rebuild.popen.pid) == [])
    site.manage(*REBUILD)
    assert len(list(site.index.glob("v*"))) == 1
    assert site.audit()["missing"] == 0
