"""How to search, with examples that run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.search.parser import (
    DEEPEST,
    LONGEST_TEXT,
    MOST_PREFIXES,
    MOST_TERMS,
    SHORTEST_PREFIX,
    WIDEST_SLOP,
)
from archive.selectors.examples import EXAMPLES

_LIMITS = {
    "letters": LONGEST_TEXT,
    "words": MOST_TERMS,
    "prefixes": MOST_PREFIXES,
    "beginning": SHORTEST_PREFIX,
    "slop": WIDEST_SLOP,
    "depth": DEEPEST,
}


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/help.html", {"groups": EXAMPLES, "limits": _LIMITS})
