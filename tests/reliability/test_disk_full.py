"""Full disks under the index, the database and the temporary files of a site that is served."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.reliability.curators import RefusedError, signed_in
from tests.reliability.full_disks import can_mount, fill, make_room, no_growth, small_disk
from tests.reliability.installation import Installation, wait_until, watched
from tests.reliability.made import made_articles
from tests.reliability.serving import Site, serving, shipped
from tests.reliability.states import state_of

pytestmark = pytest.mark.timeout(300)

_ARTICLES = 60
_MEGABYTES = 96
_FILE_LIMIT = 8 * 1024
# More than fits: past the limit of a file, and into the room that a database has in its log.
_LONG = "خبر طويل جدا. " * 1_500
_LONGER = _LONG * 14
_NEW = "مستجدات"


@pytest.fixture(params=["quota", "disk"])
def way(request: pytest.FixtureRequest) -> str:
    """A quota stops a process as a full disk does, with another error; it can be had everywhere."""
    way: str = request.param
    if way == "disk" and not can_mount():
        pytest.skip("needs a disk that can be mounted")
    return way


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("template")
    with made_articles(_ARTICLES, database="sqlite", folder=folder) as home:
        yield home


@pytest.fixture
def serve(template: Installation, tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Serve a copy, a folder of it on a small disk of its own where that is asked for."""
    with ExitStack() as stack:

        def start(small: str | None = None, **variables: str) -> Site:
            data = tmp_path / "data"
            if small is not None:
                stack.enter_context(small_disk(data / small, _MEGABYTES))
            shutil.copytree(template.folder, data, dirs_exist_ok=True)
            home = stack.enter_context(watched(shipped(data, **variables)))
            return stack.enter_context(serving(home))

        yield start


def test_saves_and_searches_go_on_while_the_index_has_no_room(
    serve: Callable[..., Site], way: str
) -> None:
    site = serve("index" if way == "disk" else None)
    curator, processes = signed_in(site.home), _processes(site)

    with _no_room(way, [site.indexer.popen.pid], site.home.index):
        curator.change(1, headline=_NEW, body=_LONG)
        wait_until(lambda: "not indexed" in site.indexer.said, seconds=60)
        statuses = [_status(site, path) for path in ("/?q=من", "/articles/1/", "/outlets/")]

    assert statuses == [200, 200, 200]
    _assert_recovers(site, processes)


def test_a_save_is_refused_whole_while_the_database_has_no_room(
    serve: Callable[..., Site], way: str
) -> None:
    site = serve("" if way == "disk" else None)
    curator, processes = signed_in(site.home), _processes(site)
    before = state_of(site.home, 1)

    with _no_room(way, site.workers, site.home.folder):
        with pytest.raises(RefusedError) as refused:
            curator.change(1, headline=_NEW, body=_LONGER)
        statuses = [_status(site, path) for path in ("/?q=من", "/articles/1/", "/outlets/")]

    assert refused.value.status == 503
    assert statuses == [200, 200, 200]
    assert state_of(site.home, 1) == before
    curator.change(1, headline=_NEW)
    assert state_of(site.home, 1).versions == before.versions + 1
    _assert_recovers(site, processes)


def test_all_goes_on_without_temporary_files(serve: Callable[..., Site], tmp_path: Path) -> None:
    with _temporary_folder(tmp_path / "tmp") as (folder, take_away):
        site = serve(TMPDIR=str(folder))
        curator = signed_in(site.home)
        first, second = site.workers

        take_away()
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: len(site.workers) == 2 and first not in site.workers)
        curator.change(1, headline=_NEW)

        _assert_recovers(site, {second, site.web.popen.pid, site.indexer.popen.pid})
        site.home.manage("rebuild_index", "--noinput")


@contextmanager
def _temporary_folder(folder: Path) -> Iterator[tuple[Path, Callable[[], object]]]:
    """Give a folder for temporary files, and what makes it one that nothing can be put into."""
    if can_mount():
        with small_disk(folder, 1):
            yield folder, lambda: fill(folder)
    else:
        folder.mkdir()
        yield folder, lambda: shutil.rmtree(folder)


@contextmanager
def _room_taken(folder: Path) -> Iterator[None]:
    fill(folder)
    try:
        yield
    finally:
        make_room(folder)


def _no_room(way: str, pids: list[int], folder: Path) -> AbstractContextManager[None]:
    return _room_taken(folder) if way == "disk" else no_growth(pids, _FILE_LIMIT)


def _processes(site: Site) -> set[int]:
    return {site.web.popen.pid, site.indexer.popen.pid, *site.workers}


def _assert_recovers(site: Site, processes: set[int]) -> None:
    """Nothing was started anew, and the index follows what was saved."""
    wait_until(lambda: _hits(site, _NEW) > 0, seconds=60)
    found = site.home.check()
    assert (found["missing"], found["stale"], found["orphaned"]) == (0, 0, 0)
    assert state_of(site.home, 1).integrity == "ok"
    assert processes <= _processes(site)


def _status(site: Site, path: str) -> int:
    return _open(site, path)[0]


def _hits(site: Site, word: str) -> int:
    return _open(site, f"/?q={word}")[1].count('<li class="hit')


def _open(site: Site, path: str) -> tuple[int, str]:
    try:
        with urlopen(f"{site.home.url}{quote(path, safe='/?=')}", timeout=30) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()
