"""What tests of every floor use."""

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from hypothesis import settings

from archive.services.indexing import index_pending
from archive.services.rebuilding import build_if_missing, rebuild
from tests.postgres import AbsentError

# A busy machine is no finding.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# What a machine or a container may lack though it has all that can be installed.
_MAY_LACK = ("../shared", "needs a disk that can be mounted")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def own_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an index of its own, which does not exist before it is built."""
    options = dict(connections.connections_info[DEFAULT_ALIAS], PATH=str(tmp_path / "index"))
    monkeypatch.setitem(connections.connections_info, DEFAULT_ALIAS, options)
    connections.reload(DEFAULT_ALIAS)


@pytest.fixture
def build_index(db: None) -> Callable[[], None]:
    """Write the index from the database, as `rebuild_index` does."""
    return lambda: (rebuild(), None)[1]


@pytest.fixture
def run_indexer(db: None) -> Callable[[], None]:
    """Index what the outbox names, as `run_indexer --once` does."""

    def run() -> None:
        build_if_missing()
        while index_pending():
            pass

    return run


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Five real articles that lie beside the project where it is developed."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("needs ../shared/seeds")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, object, object]:
    """Skip a test whose fixtures need a server of PostgreSQL where there is none."""
    return (yield from _skipping())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Skip a test that needs a server of PostgreSQL where there is none."""
    return (yield from _skipping())


def _skipping() -> Generator[None, object, object]:
    try:
        return (yield)
    except AbsentError as error:
        pytest.skip(str(error))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under REQUIRE_ALL=1 a test that would be skipped fails, but for what a machine may lack."""
    report = yield
    if report.skipped and os.environ.get("REQUIRE_ALL") == "1" and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr)
        if not any(lacking in reason for lacking in _MAY_LACK):
            report.outcome = "failed"
            report.longrepr = f"REQUIRE_ALL=1, but the test was skipped: {reason}"
    return report
