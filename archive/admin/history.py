"""Pages of what has been changed, and by whom."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin


class HistoryAdmin(SimpleHistoryAdmin):
    """An address whose numbers are none is that of no page."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        _check(object_id)
        page: HttpResponse = super().history_view(request, object_id, extra_context)
        return page

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        _check(object_id)
        _check(version_id)
        page: HttpResponse = super().history_form_view(
            request, object_id, version_id, extra_context
        )
        return page


def _check(number: str) -> None:
    # Longer numbers are those of no row, and a database refuses to read them.
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
