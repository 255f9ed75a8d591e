"""Collected static files: kept for ever under hashed names, compressed, and told what they are."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.browser.server import ROOT

_ASK = """
import json, django
django.setup()
from django.core.management import call_command
call_command("collectstatic", verbosity=0, interactive=False)
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
names = ["css/base.css", "img/icon.svg", "admin/css/base.css"]
urls = {name: staticfiles_storage.url(name) for name in names} | {"plain": "/static/css/base.css"}
print(json.dumps({name: [url, dict(client.get(url).headers)] for name, url in urls.items()}))
"""


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, dict[str, Any]]]:
    env = {**os.environ, "YAQAZA_DATA": str(tmp_path_factory.mktemp("data"))}
    env |= {"DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", _ASK], cwd=ROOT, env=env, capture_output=True, check=True
    )
    found: dict[str, tuple[str, dict[str, Any]]] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("name", ["css/base.css", "img/icon.svg", "admin/css/base.css"])
def test_a_hashed_name_is_kept_for_ever(answered: dict[str, Any], name: str) -> None:
    url, headers = answered[name]

    assert url != f"/static/{name}"
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in headers["Vary"]


def test_a_plain_name_is_not(answered: dict[str, Any]) -> None:
    _, headers = answered["plain"]

    assert "immutable" not in headers["Cache-Control"]


@pytest.mark.parametrize("name", ["css/base.css", "img/icon.svg", "plain"])
def test_a_browser_is_told_what_it_may_do_with_it(answered: dict[str, Any], name: str) -> None:
    _, headers = answered[name]

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in headers
