"""How a reader wants the pages: kept in cookies that nobody gets who has chosen nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from archive.selectors.numerals import arabic_indic_digits

GetResponse = Callable[[HttpRequest], HttpResponse]

# The values of each choice; the first one holds where nothing was chosen.
_CHOICES = {
    "theme": ("", "light", "dark"),
    "digits": ("western", "arabic"),
    "density": ("roomy", "dense"),
    "shortcuts": ("on", "off"),
}
_LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a reader chose; an empty theme is that of the device."""

    theme: str
    digits: str
    density: str
    shortcuts: str


class ReadersRequest(HttpRequest):
    """A request that says what its reader chose."""

    preferences: Preferences


class PreferencesMiddleware:
    """Read what the reader chose, and write numbers in the digits among it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: ReadersRequest) -> HttpResponse:
        request.preferences = chosen = preferences_of(request)
        with arabic_indic_digits(chosen.digits == "arabic"):
            return self.get_response(request)


def preferences_of(request: HttpRequest) -> Preferences:
    """Read the cookies of a request; what is none of the choices was not chosen."""
    return Preferences(**{name: _chosen(request, name) for name in _CHOICES})


@csrf_exempt
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep a choice for a year and go back to the page.

    A token against forged requests would need a cookie on every page and make each copy of a page
    another one; browsers say themselves when another site sends the form.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise PermissionDenied
    response = redirect(_next(request))
    for name, values in {**_CHOICES, "language": _LANGUAGES}.items():
        value = request.POST.get(name)
        if value in values:
            _keep(response, name, value)
    return response


def _chosen(request: HttpRequest, name: str) -> str:
    value = request.COOKIES.get(name, "")
    return value if value in _CHOICES[name] else _CHOICES[name][0]


def _next(request: HttpRequest) -> str:
    """The page to go back to, on this site alone.

    What is searched for names no site, and may be longer than Django reads an address for one.
    """
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        asked.partition("?")[0],
        allowed_hosts={request.get_host()},
        require_https=request.is_secure(),
    )
    return asked if ours and asked.startswith("/") else reverse("search")


def _keep(response: HttpResponse, name: str, value: str) -> None:
    """Keep a choice; what is the same as nothing chosen needs no cookie."""
    cookie = settings.LANGUAGE_COOKIE_NAME if name == "language" else name
    if name in _CHOICES and value == _CHOICES[name][0]:
        response.delete_cookie(cookie, samesite="Lax")
        return
    response.set_cookie(
        cookie,
        value,
        max_age=settings.PREFERENCE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
