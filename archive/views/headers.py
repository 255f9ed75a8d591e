"""What browsers are told beside every answer: what it may do, who may use it, who may keep it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

GetResponse = Callable[[HttpRequest], HttpResponse]

# Powerful features, all of them off. What pages do use, to write to the clipboard and to hand an
# address to another program, is left as it is: allowed to us alone.
_FEATURES = (
    "accelerometer", "autoplay", "camera", "clipboard-read", "compute-pressure",
    "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope",
    "hid", "identity-credentials-get", "idle-detection", "keyboard-map", "local-fonts",
    "magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial",
    "storage-access", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
_POLICY = ", ".join(f"{feature}=()" for feature in _FEATURES)

# Chats show the card of a shared article, and the icon beside it.
_SHOWN_ELSEWHERE = {"card"}
_ICONS = "img/"

_FOUND = {200, 206, 301, 302, 304, 404, 410}
_ADMIN = "/admin/"


class HeadersMiddleware:
    """Add what no other middleware says."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", _POLICY)
        users = "cross-origin" if _is_shown_elsewhere(request) else "same-origin"
        response.headers.setdefault("Cross-Origin-Resource-Policy", users)
        _limit_copies(request, response)
        return response


def _is_shown_elsewhere(request: HttpRequest) -> bool:
    if request.path_info.startswith(f"{settings.STATIC_URL}{_ICONS}"):
        return True
    match = request.resolver_match
    return match is not None and match.view_name in _SHOWN_ELSEWHERE


def _limit_copies(request: HttpRequest, response: HttpResponse) -> None:
    """Have copies asked about before they are used again, and kept by the reader alone: what was
    searched for is nobody else's, and an article that is withdrawn is gone at once."""
    if response.has_header("Cache-Control"):
        return
    if response.status_code in _FOUND and not request.path_info.startswith(_ADMIN):
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, private=True, no_store=True)
