"""What those are told who cannot have what they asked for: programs that want JSON, in JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def wants_json(request: HttpRequest) -> bool:
    return request.path_info.endswith(".json")


def json_refusal(problem: str, *, status: int, wait: int = 0) -> JsonResponse:
    """Say what is wrong, and after how many seconds to ask again if that may help."""
    said: dict[str, str | int] = {"error": problem}
    if wait:
        said["retry_after"] = wait
    return JsonResponse(said, status=status)


def not_now(request: HttpRequest, template: str, problem: str, *, wait: int) -> HttpResponse:
    """Answer 503 with a page, or with its heading to a program."""
    if wants_json(request):
        return json_refusal(problem, status=503, wait=wait)
    return render(request, f"archive/{template}.html", status=503)
