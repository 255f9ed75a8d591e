"""Figures for Prometheus, for operators alone."""

import fcntl
from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest, values
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from archive.selectors.health import Fact
from archive.selectors.watch import FIGURES, Watch
from archive.views.measures import REGISTRY
from archive.views.operators import is_operator

# What is known of the archive now: the check, its figure, and what the figure is.
_GAUGES = (
    ("database", "seconds", "Time that the database takes to answer."),
    ("outbox", "pending", "Articles that wait for the indexer."),
    ("outbox", "oldest_seconds", "How long the oldest of them has waited."),
    ("outbox", "set_aside", "Articles that could not be indexed."),
    ("index", "documents", "Documents that can be found."),
    ("index", "segments", "Segments of the index."),
    ("disk", "free_bytes", "Room in the data folder."),
)
_PARTS = ("database", "index")

_watch = Watch(FIGURES)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Tell an operator; to everybody else there is no such page."""
    if not is_operator(request):
        raise Http404
    headers = {"Cache-Control": "no-store", "Content-Language": "en"}
    return HttpResponse(_counted() + _known(), content_type=CONTENT_TYPE_LATEST, headers=headers)


def _counted() -> bytes:
    """What the middleware has counted: in all workers under gunicorn, else in this process."""
    if values.ValueClass is values.MutexValue:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    settings.METRICS_DIR.mkdir(exist_ok=True)
    MultiProcessCollector(registry, path=str(settings.METRICS_DIR))
    with (settings.METRICS_DIR / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        return generate_latest(registry)


def _known() -> bytes:
    registry = CollectorRegistry()
    registry.register(_Known(_watch.look()))
    return generate_latest(registry)


class _Known(Collector):
    """What was found about the archive; what was not found is left out."""

    def __init__(self, facts: dict[str, Fact]) -> None:
        self._facts = facts

    def collect(self) -> Iterator[Metric]:
        for part in _PARTS:
            is_up = part in self._facts and bool(self._facts[part].figures)
            yield GaugeMetricFamily(f"yaqaza_{part}_up", f"Whether the {part} answers.", is_up)
        for part, figure, meaning in _GAUGES:
            figures = self._figures(part)
            if figure in figures:
                yield GaugeMetricFamily(f"yaqaza_{part}_{figure}", meaning, figures[figure])
        articles = GaugeMetricFamily("yaqaza_articles", "Articles.", labels=["status"])
        for status, count in self._figures("articles").items():
            articles.add_metric([status], count)
        yield articles

    def _figures(self, part: str) -> dict[str, float]:
        return dict(self._facts[part].figures) if part in self._facts else {}
