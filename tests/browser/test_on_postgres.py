"""A site whose database is PostgreSQL, as an operator makes and serves it."""

import time
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from tests.browser.conftest import OWN_TEXTS
from tests.browser.server import running_site
from tests.postgres import cluster

WAIT = 20.0


def test_what_is_taken_in_is_found(tmp_path: Path) -> None:
    with cluster() as url, running_site(tmp_path, DATABASE_URL=url) as site:
        site.manage("ingest", "--publish", str(OWN_TEXTS))
        deadline = time.monotonic() + WAIT
        while "<mark>أوزرهون</mark>" not in search(site.url, "أوزرهون"):
            assert time.monotonic() < deadline
            time.sleep(0.2)

    assert not (tmp_path / "yaqaza.sqlite3").exists()


def search(url: str, text: str) -> str:
    with urlopen(f"{url}/?q={quote(text)}", timeout=10) as response:
        found: str = response.read().decode()
    return found
