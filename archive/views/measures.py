"""What is counted and timed while requests are answered; no address and no word is kept."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

GetResponse = Callable[[HttpRequest], HttpResponse]

REGISTRY = CollectorRegistry()

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
# Others are counted together: a client may make up as many as it likes.
_METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"}
_MEMORY = Path("/proc/self/statm")
_PAGE = os.sysconf("SC_PAGE_SIZE")

REQUESTS = Counter(
    "yaqaza_requests", "Requests answered.", ["view", "method", "status"], registry=REGISTRY
)
REQUEST_SECONDS = Histogram(
    "yaqaza_request_seconds",
    "Time to answer a request.",
    ["view"],
    buckets=_BUCKETS,
    registry=REGISTRY,
)
SEARCH_SECONDS = Histogram(
    "yaqaza_search_seconds", "Time of a search.", buckets=_BUCKETS, registry=REGISTRY
)
RESIDENT_BYTES = Gauge(
    "yaqaza_resident_bytes",
    "Memory of a worker after its last request.",
    multiprocess_mode="liveall",
    registry=REGISTRY,
)


class MeasuringMiddleware:
    """Count and time every request by the name of its address."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        _measure_memory()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        took = time.perf_counter() - started
        view = _view_of(request)
        method = request.method if request.method in _METHODS else "other"
        REQUESTS.labels(view, method, response.status_code).inc()
        REQUEST_SECONDS.labels(view).observe(took)
        _measure_memory()
        return response


def _view_of(request: HttpRequest) -> str:
    if request.resolver_match:
        return request.resolver_match.view_name or "unnamed"
    is_static = request.path_info.startswith(settings.STATIC_URL)
    return "static" if is_static else "none"


def _measure_memory() -> None:
    if _MEMORY.exists():  # Linux has it
        RESIDENT_BYTES.set(int(_MEMORY.read_text().split()[1]) * _PAGE)
