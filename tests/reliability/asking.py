"""Pages of a running site, asked for one at a time, as a stranger or as a signed-in curator."""

import re
from dataclasses import dataclass, field
from http.client import HTTPConnection
from time import monotonic
from urllib.parse import urlencode, urlsplit

from tests.reliability.installation import Installation

_TOKEN = "c" * 32
_HIT = re.compile(r'<li class="hit[^"]*"[^>]*>\s*<h3[^>]*><a href="/articles/(\d+)/')
_SIGN_IN = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
user = User.objects.create_superuser("admin", password="right password")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(session.session_key)
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What a site answered, and how long that took."""

    status: int
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    body: str = field(default="", repr=False)
    seconds: float = 0.0

    @property
    def articles(self) -> list[int]:
        """The articles of a page of hits."""
        return [int(pk) for pk in _HIT.findall(self.body)]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who asks; with a session, a curator."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Page:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, **fields: str) -> Page:
        sent = urlencode({**fields, "csrfmiddlewaretoken": _TOKEN})
        return self._ask("POST", path, sent, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, sent: str | None, headers: dict[str, str]) -> Page:
        cookies = {"csrftoken": _TOKEN, **self.cookies}
        said = "; ".join(f"{name}={value}" for name, value in cookies.items())
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        started = monotonic()
        try:
            connection.request(method, path, body=sent, headers={**headers, "Cookie": said})
            answer = connection.getresponse()
            body = answer.read().decode()
        finally:
            connection.close()
        return Page(answer.status, dict(answer.getheaders()), body, monotonic() - started)


def sign_in(home: Installation) -> Visitor:
    """Make a curator who may do everything, and his session."""
    key = home.manage("shell", "--no-imports", "-c", _SIGN_IN).strip()
    return Visitor(home.url, {"sessionid": key})
