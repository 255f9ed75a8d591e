"""Whether the archive is well, for programs that watch it."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from archive.selectors.health import Fact
from archive.selectors.watch import HEALTH, Watch
from archive.views.operators import is_operator

_NO_ANSWER = Fact(problem="no answer in time")
# What cannot be known without the database is not complained of beside it.
_OF_DATABASE = {"outbox", "migrations"}

_watch = Watch(HEALTH)


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Say so: 503 only when no page can be answered, for who gets it may take the site out of use.

    That is when the database gives no answer or was never migrated. Searches that fail, an indexer
    that lags, a disk that fills up and other checks that are late are for a person to look at, and
    200: the pages that can be read should be.
    """
    found = _watch.look()
    facts = {name: found.get(name, _NO_ANSWER) for group in HEALTH for name in group}
    status = _status_of(facts)
    data = {
        "status": status,
        "reasons": _reasons(facts, in_detail=is_operator(request)),
        "checks": {name: _as_data(fact) for name, fact in facts.items()},
    }
    headers = {"Cache-Control": "no-store", "Content-Language": "en"}
    return JsonResponse(data, status=503 if status == "down" else 200, headers=headers)


def _status_of(facts: dict[str, Fact]) -> str:
    if facts["database"].problem:
        return "down"
    return "degraded" if any(fact.problem for fact in facts.values()) else "ok"


def _reasons(facts: dict[str, Fact], *, in_detail: bool) -> list[str]:
    silent = _OF_DATABASE if facts["database"].problem else set()
    told = {name: fact for name, fact in facts.items() if fact.problem and name not in silent}
    details = {name: f" ({fact.detail})" for name, fact in told.items() if fact.detail}
    return [
        f"{name}: {fact.problem}{details.get(name, '') if in_detail else ''}"
        for name, fact in told.items()
    ]


def _as_data(fact: Fact) -> dict[str, Any]:
    return {"ok": not fact.problem, **fact.figures}
