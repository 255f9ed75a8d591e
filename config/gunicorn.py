"""How gunicorn serves Yaqaza."""

from gunicorn.arbiter import Arbiter

from config.settings import PORT, WEB_CONCURRENCY

bind = f"127.0.0.1:{PORT}"
workers = WEB_CONCURRENCY
threads = 4
timeout = 30
# A thousand Arabic letters, percent-encoded, and the filters beside them.
limit_request_line = 8190
# No access log: request lines carry what readers searched for.
accesslog = None
loglevel = "warning"


def when_ready(server: Arbiter) -> None:
    """Say where the archive is, once it can be opened."""
    print(f"Yaqaza: http://{bind}/", flush=True)
