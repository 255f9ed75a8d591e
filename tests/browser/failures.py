"""Pages that a whole site does not show, served as the site serves the others."""

from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import Page, Route

from archive.views.preferences import ReadersRequest, preferences_of
from tests.browser.pages import Kind
from tests.browser.server import Site

# What a page is sent with, but for what the letters of another one needed.
_OF_THE_OTHER = {"content-encoding", "content-length", "etag", "transfer-encoding"}


def serve_failure(page: Page, site: Site, kind: Kind, language: str) -> None:
    """Have the next visit to an address answered by its failure, with the headers of the site."""

    def answer(route: Route) -> None:
        about = route.fetch(url=f"{site.url}/about/")
        headers = {name: of for name, of in about.headers.items() if name not in _OF_THE_OTHER}
        route.fulfill(status=kind.status, headers=headers, body=_render(kind, language))

    page.route(site.url + kind.path, answer, times=1)


def _render(kind: Kind, language: str) -> str:
    request = cast(ReadersRequest, RequestFactory().get(kind.path))
    request.user = AnonymousUser()
    try:
        request.resolver_match = resolve(request.path_info)
    except Resolver404:
        request.resolver_match = None
    request.preferences = preferences_of(request)
    with translation.override(language):
        return render_to_string(kind.template, {"wait": 11}, request)
