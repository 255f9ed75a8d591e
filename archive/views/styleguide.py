"""The design system on one page, for those who work on the pages."""

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.selectors.design_tokens import THEMES, pairings, tokens


@staff_member_required
@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    values = tokens("light")
    context = {
        "themes": [(theme, pairings(theme)) for theme in THEMES],
        "colours": [name for name, value in values.items() if value.startswith("#")],
        "sizes": [(name, value) for name, value in values.items() if name.startswith("text-")],
        "spaces": [(name, value) for name, value in values.items() if name.startswith("space-")],
        "edges": [(name, values[name]) for name in ("radius", "radius-pill", "shadow")],
    }
    return render(request, "archive/styleguide.html", context)
