"""What browsers are told beside every answer."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.browser.server import ROOT
from tests.views.every_page import READ, REFUSED, fill

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "manifest-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
}
ADMIN = [
    "/admin/",
    "/admin/login/",
    "/admin/archive/article/",
    "/admin/archive/article/1/change/",
    "/admin/archive/article/1/history/",
    "/admin/archive/article/paste/",
    "/admin/jsi18n/",
    "/admin/nowhere/",
]
PROGRAMS = ["/healthz", "/metrics"]


def policy_of(headers: dict[str, str]) -> set[str]:
    return {part.strip() for part in headers["Content-Security-Policy"].split(";")}


@pytest.mark.parametrize("address", [*READ.values(), *REFUSED, *ADMIN, *PROGRAMS])
def test_every_answer_has_them(
    admin_client: Client, build_index: Callable[[], None], address: str
) -> None:
    fill()
    build_index()

    headers = dict(admin_client.get(address).headers)

    assert policy_of(headers) == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in headers
    assert "Strict-Transport-Security" not in headers


def test_a_redirect_has_them_too(client: Client) -> None:
    headers = dict(client.get("/about").headers)

    assert policy_of(headers) == POLICY


def test_a_fault_has_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.views.help.EXAMPLES", property)
    monkeypatch.setattr("archive.views.help.render", None)

    response = Client(raise_request_exception=False).get("/help/")

    assert response.status_code == 500
    assert policy_of(dict(response.headers)) == POLICY
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("address", "users"),
    [
        ("/", "same-origin"),
        ("/articles/1/", "same-origin"),
        ("/articles/1/card.png", "cross-origin"),
        ("/static/img/icon.svg", "cross-origin"),
        ("/static/css/base.css", "same-origin"),
        ("/admin/login/", "same-origin"),
    ],
)
def test_other_sites_may_show_the_card_and_the_icon_alone(
    client: Client, address: str, users: str
) -> None:
    fill()

    assert client.get(address).headers["Cross-Origin-Resource-Policy"] == users


@pytest.mark.parametrize("address", ADMIN)
def test_pages_of_the_admin_are_never_kept(admin_client: Client, address: str) -> None:
    fill()

    response = admin_client.get(address)

    if address != "/admin/jsi18n/":  # words of the interface alone
        assert "no-store" in response.headers["Cache-Control"]
    assert "Content-Encoding" not in response.headers


def test_cookies_of_a_session_are_out_of_reach_of_scripts(client: Client, admin_user: User) -> None:
    client.get("/admin/login/")
    sent = {"username": admin_user.username, "password": "password", "next": "/admin/"}
    client.post("/admin/login/", sent)

    assert {"sessionid", "csrftoken"} <= set(client.cookies)
    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


_OVER_HTTPS = """
import json, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
settings.ALLOWED_HOSTS.append("testserver")
call_command("migrate", verbosity=0)
client = Client()
pages = [client.get("/about/", secure=True), client.get("/admin/login/", secure=True)]
plain = client.get("/about/")
print(json.dumps([[dict(page.headers), [c.OutputString() for c in page.cookies.values()]]
                  for page in [*pages, plain]]))
"""


def test_over_https_there_is_no_way_back(tmp_path: Path) -> None:
    env = {**os.environ, "YAQAZA_DATA": str(tmp_path), "HTTPS": "on"}
    env |= {"DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", _OVER_HTTPS], cwd=ROOT, env=env, capture_output=True, check=True
    )

    (about, none), (_, cookies), (plain, _) = json.loads(done.stdout.splitlines()[-1])

    assert policy_of(about) == POLICY | {"upgrade-insecure-requests"}
    assert about["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert none == []
    (token,) = cookies
    assert token.startswith("__Host-csrftoken=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"} <= set(token.split("; "))
    assert plain["Location"] == "https://testserver/about/"
