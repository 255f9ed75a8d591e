"""Stored markup in a real browser: nothing runs, nothing is asked of another site."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog

from tests.browser.server import ROOT, Site, running_site
from tests.browser.visiting import window
from tests.views.test_hostile import PAYLOADS

_STORE = """
import json, sys
import django
django.setup()
from tests.views.test_hostile import store
for number, text in enumerate(json.load(sys.stdin), 9001):
    store(number, text)
from archive.services.rebuilding import rebuild
rebuild()
"""
_LISTS = ["/?q=خبر", "/outlets/", "/tags/", "/outlets/outlet-9001/", "/tags/tag-9002/", "/recent/"]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own that holds one article for each payload."""
    with running_site(tmp_path_factory.mktemp("hostile")) as site:
        subprocess.run(
            [sys.executable, "-c", _STORE],
            cwd=ROOT,
            env=site.env,
            input=json.dumps(PAYLOADS),
            text=True,
            check=True,
        )
        yield site


def test_nothing_runs_and_no_policy_is_broken(browser: Browser, hostile_site: Site) -> None:
    dialogs: list[str] = []
    with window(browser, hostile_site) as (context, watch):
        page = context.new_page()

        def note(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", note)
        articles = [f"/articles/{9001 + number}/?q=خبر" for number in range(len(PAYLOADS))]
        for address in [*articles, *_LISTS]:
            page.goto(hostile_site.url + address)
            assert page.url.startswith(hostile_site.url)

    assert dialogs == []
    assert watch.take() == []
