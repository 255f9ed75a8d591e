"""Installations for tests that kill, stop and race the processes of a real one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reliability.installation import Installation, copied, installed, server
from tests.reliability.rebuild_under_load import fill

_ARTICLES = 36


@dataclass(frozen=True, slots=True)
class Filled:
    """An installation whose articles stay as they are, and which of them each word stands in."""

    site: Installation
    expected: dict[str, list[int]]

    @property
    def word(self) -> str:
        return min(self.expected)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """An installation to copy; nothing works in it."""
    with installed(tmp_path_factory.mktemp("template")) as site:
        expected = json.loads(fill(site, _ARTICLES).read_text())
        yield Filled(site, expected)


@pytest.fixture
def filled(template: Filled, tmp_path: Path) -> Iterator[Filled]:
    """A copy of the template, on SQLite; what a test has started in it is ended with the test."""
    with copied(template.site, tmp_path / "data") as site:
        yield Filled(site, template.expected)


@contextmanager
def filled_on(database: str, template: Filled, folder: Path) -> Iterator[Installation]:
    """Give an installation filled as the template is, on either database."""
    if database == "sqlite":
        with copied(template.site, folder) as site:
            yield site
    else:
        with server(database) as url, installed(folder, url) as site:
            fill(site, _ARTICLES)
            yield site


@pytest.fixture
def site(filled: Filled) -> Installation:
    return filled.site
