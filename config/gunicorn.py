"""How gunicorn serves Yaqaza."""

import logging
import os
import socket
import subprocess
import sys
from contextlib import suppress
from typing import Any

from gunicorn.arbiter import Arbiter

from config import metrics
from config.settings import BASE_DIR, LOGGING, METRICS_DIR, PORT, WEB_CONCURRENCY
from config.warming import warm_up

bind = f"127.0.0.1:{PORT}"
workers = WEB_CONCURRENCY
threads = 4
timeout = 30
# A thousand Arabic letters, percent-encoded, and the filters beside them.
limit_request_line = 8190
# No access log: request lines carry what readers searched for.
accesslog = None
loglevel = "warning"
logconfig_dict = LOGGING


def on_starting(server: Arbiter) -> None:
    """Stop with one line when the site could not be served."""
    if os.environ.get("GUNICORN_PID"):  # the new program of a running site, whose port it takes
        metrics.go_on(METRICS_DIR)
        return
    if not os.environ.get("LISTEN_FDS"):
        for address in server.cfg.address:
            _check(address)
    checked = subprocess.run([sys.executable, "-m", "config.starting"], cwd=BASE_DIR, check=False)
    if checked.returncode:
        raise SystemExit(checked.returncode)
    try:
        metrics.begin(METRICS_DIR)
    except OSError as error:
        server.log.warning("each worker counts for itself: %s", error)


def when_ready(server: Arbiter) -> None:
    """Say where the archive is, once it can be opened."""
    with suppress(OSError):  # it is served, even if nobody can be told
        print(f"Yaqaza: http://{bind}/", flush=True)


def post_fork(server: Arbiter, worker: Any) -> None:
    logging.captureWarnings(True)
    metrics.prepare_worker(METRICS_DIR, os.getpid())


def post_worker_init(worker: Any) -> None:
    warm_up()


def child_exit(server: Arbiter, worker: Any) -> None:
    try:
        metrics.bury_worker(METRICS_DIR, worker.pid)
    except (OSError, RuntimeError) as error:  # it must not end the process that starts workers
        server.log.warning("what worker %s has counted is lost: %s", worker.pid, error)


def _check(address: Any) -> None:
    """Say at once that the port is taken, which gunicorn would try again and again."""
    if not isinstance(address, tuple):
        return
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            port = address[1]
            raise SystemExit(f"yaqaza: PORT {port} cannot be opened: {error.strerror}") from error
