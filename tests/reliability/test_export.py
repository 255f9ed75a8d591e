"""A large export is sent while it is read, and ended when its reader leaves."""

from collections.abc import Iterator

import pytest

from tests.reliability.export import LargeSite, large_site

ROWS = 8_000
# A worker's own ups and downs; all rows at once would be many times more.
MOST_MEGABYTES = 40.0


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LargeSite]:
    with large_site(ROWS, tmp_path_factory.mktemp("export")) as site:
        yield site


@pytest.mark.parametrize(("name", "more_lines"), [("search.csv", 1), ("search.json", 2)])
def test_it_is_whole_and_the_worker_stays_small(
    site: LargeSite, name: str, more_lines: int
) -> None:
    export = site.export(name)

    assert export.lines == ROWS + more_lines
    assert export.grown_megabytes < MOST_MEGABYTES


def test_the_worker_stops_when_the_reader_leaves(site: LargeSite) -> None:
    whole = site.export("search.csv")

    assert site.leave("search.csv") < whole.processor_seconds / 4
