"""`make run` from its start to its end, and the indexer's end amid its work."""

import fcntl
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.groups import descendants_of, is_alive
from tests.reliability.installation import Installation, Process, wait_until, watched
from tests.reliability.kill_points import KillPoint
from tests.reliability.made import made_articles
from tests.reliability.serving import shipped, wait_until_served

pytestmark = pytest.mark.timeout(240)

_SOON = 60.0
_COUNT_TASKS = "from archive.models import IndexTask; print(IndexTask.objects.count())"
_CHANGE_ALL = "from archive.models import Article; Article.objects.update(section='جديد')"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("template")
    with made_articles(600, database="sqlite", folder=folder) as home:
        yield home


@pytest.fixture
def home(template: Installation, tmp_path: Path) -> Iterator[Installation]:
    """Six hundred articles of a test's own."""
    shutil.copytree(template.folder, tmp_path / "data")
    with watched(shipped(tmp_path / "data")) as home:
        yield home


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Installation]:
    with watched(shipped(tmp_path / "data")) as home:
        yield home


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_make_run_ends_both_processes_and_can_start_again(
    empty: Installation, number: signal.Signals
) -> None:
    for _ in range(2):
        run = _make_run(empty)
        below = descendants_of(run.popen.pid)

        os.killpg(run.popen.pid, number)
        run.wait(_SOON)

        _wait_for_the_end_of(below)
        assert len(below) >= 4  # honcho, the indexer, gunicorn and its workers
        assert _is_free(empty.folder / "indexer.lock")
        assert "Traceback" not in run.said


def test_the_indexer_ends_amid_a_long_outbox(home: Installation) -> None:
    home.manage("shell", "--verbosity", "0", "-c", _CHANGE_ALL)
    indexer = home.start("manage", "run_indexer", die=_amid("archive.services.indexing"))

    assert _end_where_it_stands(indexer) == 0

    assert 0 < int(home.manage("shell", "--verbosity", "0", "-c", _COUNT_TASKS)) < 600
    home.drain()
    _assert_equal(home)


def test_the_indexer_ends_amid_a_rebuild(home: Installation) -> None:
    shutil.rmtree(home.index)
    indexer = home.start("manage", "run_indexer", die=_amid("archive.services.rebuilding"))

    assert _end_where_it_stands(indexer) == 0

    assert not (home.index / "CURRENT").exists()
    home.drain()
    _assert_equal(home)


def test_a_rebuild_that_is_ended_leaves_the_index_that_was(home: Installation) -> None:
    home.manage("shell", "--verbosity", "0", "-c", _CHANGE_ALL)
    before = (home.index / "CURRENT").read_text()
    die = _amid("archive.services.rebuilding")
    rebuild = home.start("manage", "rebuild_index", "--noinput", die=die)

    assert _end_where_it_stands(rebuild) == -signal.SIGTERM

    assert (home.index / "CURRENT").read_text() == before
    assert home.check()["orphaned"] == home.check()["missing"] == 0
    home.drain()
    _assert_equal(home)


def _amid(module: str) -> str:
    """Name the moment at which the first articles were prepared, and more are left."""
    return str(KillPoint(module, "prepare", "after", 1, "STOP"))


def _end_where_it_stands(process: Process) -> int:
    """Ask a process to end that has stopped amid its work; return how it did, which is soon."""
    process.wait_until_stopped()
    process.popen.send_signal(signal.SIGTERM)
    process.go_on()
    return process.wait(_SOON)


def _make_run(home: Installation) -> Process:
    """Run it as a person does, in a group of its own as a terminal gives it."""
    make = ["make", "--old-file", ".venv/run.stamp", "run"]
    run = home.spawn(make, f"make-run-{len(home.started)}")
    wait_until_served(home, run)
    wait_until(lambda: not _is_free(home.folder / "indexer.lock"), seconds=_SOON)
    return run


def _wait_for_the_end_of(pids: list[int]) -> None:
    wait_until(lambda: not any(map(is_alive, pids)), seconds=_SOON)


def _is_free(lock: Path) -> bool:
    """Say whether nobody holds a lock."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _assert_equal(home: Installation) -> None:
    found = home.check()
    assert (found["missing"], found["stale"], found["orphaned"]) == (0, 0, 0)
    assert found["articles"] == 600
