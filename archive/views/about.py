"""What the archive is, and what it keeps of a visit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.views.turns import memory_minutes


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/about.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/privacy.html", {"minutes": memory_minutes()})
