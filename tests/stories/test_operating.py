"""Story 35: an operator starts the archive with Django's own commands."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.server import ROOT, free_port, manage, wait_for


@pytest.mark.parametrize("collected", [False, True])
def test_migrate_loaddata_rebuild_index_and_gunicorn_serve_the_demo(
    tmp_path: Path, collected: bool
) -> None:
    port = free_port()
    env = {**os.environ, "YAQAZA_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    manage(env, "migrate")
    manage(env, "loaddata", "demo")
    manage(env, "rebuild_index", "--noinput")
    if collected:
        manage(env, "collectstatic", "--noinput")

    gunicorn = Path(sys.executable).with_name("gunicorn")
    server = subprocess.Popen(
        [gunicorn, "--bind", f"127.0.0.1:{port}", "config.wsgi"], cwd=ROOT, env=env
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/about/", server)
        page = urlopen(f"http://127.0.0.1:{port}/?q=7682").read().decode()
        style = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
        styles = urlopen(f"http://127.0.0.1:{port}{style}").read().decode()
    finally:
        server.terminate()
        server.wait(timeout=20)

    assert "<mark>7.682</mark>" in page
    assert "@font-face" in styles
    assert (style == "/static/css/tokens.css") is not collected
