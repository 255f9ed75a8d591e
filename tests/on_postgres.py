"""`pytest --postgres` runs the tests that use the database on a PostgreSQL server of their own."""

import os
from collections.abc import Generator
from contextlib import ExitStack

import pytest

from tests.postgres import ABSENT, cluster, server_programs

# How the process that started the server tells its workers where it is.
_HANDED_ON = "YAQAZA_TESTS_DATABASE_URL"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--postgres",
        action="store_true",
        help="Run the tests that use the database, and no others, on PostgreSQL.",
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Let the settings be read with the server's address; what tests start does not see it."""
    if not early_config.known_args_namespace.postgres or server_programs() is None:
        return (yield)
    if _HANDED_ON not in os.environ:
        stack = ExitStack()
        early_config.add_cleanup(stack.close)
        stack.callback(os.environ.pop, _HANDED_ON)
        os.environ[_HANDED_ON] = stack.enter_context(cluster())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", os.environ[_HANDED_ON])
        return (yield)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "postgres: about PostgreSQL alone, run with --postgres.")
    config.addinivalue_line("markers", "sqlite: about SQLite alone, not run with --postgres.")
    if config.getoption("postgres"):
        # The server ends with the tests: nothing waits for sessions that their threads left open.
        config.option.reuse_db = True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    is_wanted = _is_for_postgres if config.getoption("postgres") else _is_for_sqlite
    config.hook.pytest_deselected(items=[item for item in items if not is_wanted(item)])
    items[:] = [item for item in items if is_wanted(item)]
    if config.getoption("postgres") and server_programs() is None:
        for item in items:
            item.add_marker(pytest.mark.skip(ABSENT))


def _is_for_postgres(item: pytest.Item) -> bool:
    """Say whether a test asks the database, and not SQLite for what it alone has."""
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    uses_database = bool(fixtures) or item.get_closest_marker("django_db") is not None
    return uses_database and item.get_closest_marker("sqlite") is None


def _is_for_sqlite(item: pytest.Item) -> bool:
    return item.get_closest_marker("postgres") is None
