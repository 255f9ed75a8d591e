"""Browser windows in which nothing may go wrong unseen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.browser.pages import Kind
from tests.browser.server import Site

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LANGUAGES = ("ar", "fr", "en")
SLOWEST = 15_000
PROBES = Path(__file__).parent / "probes"


def probe(name: str) -> str:
    """Read a script that measures a page."""
    return (PROBES / f"{name}.js").read_text(encoding="utf-8")


@dataclass  # without slots: Playwright marks the objects whose methods listen
class Watch:
    """What went wrong in a window since it was last asked."""

    site: str
    complaints: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)

    def take(self) -> list[str]:
        """Hand over the complaints, and forget them."""
        taken, self.complaints = self.complaints, []
        return taken

    def on_request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:", "about:")):
            self.complaints.append(f"another host is asked: {request.url}")

    def on_response(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.documents.add(response.url)

    def on_console(self, message: ConsoleMessage) -> None:
        # The browser says of a page that is missing, and is shown as such, that it is missing.
        expected = message.text.startswith("Failed to load resource")
        if expected and message.location["url"] in self.documents:
            return
        if message.type in {"error", "warning"}:
            page = message.page.url if message.page else "?"
            place = message.location["url"]
            self.complaints.append(f"{page}: {message.type}: {message.text} ({place})")


@contextmanager
def window(
    browser: Browser,
    site: Site,
    *,
    language: str = "ar",
    scheme: Scheme = "light",
    width: int = 1280,
    **options: Any,
) -> Iterator[tuple[BrowserContext, Watch]]:
    """Open a window without cookies, as a browser of that language, and watch it."""
    context = browser.new_context(
        locale=language,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        # What glides moves away under a click of a test.
        **{"reduced_motion": "reduce", **options},
    )
    context.set_default_timeout(SLOWEST)
    watch = Watch(site.url)
    context.add_init_script(probe("guard"))
    context.on("request", watch.on_request)
    context.on("response", watch.on_response)
    context.on("console", watch.on_console)
    context.on("weberror", lambda error: watch.complaints.append(f"error: {error.error}"))
    try:
        yield context, watch
    finally:
        context.close()


def visit(page: Page, site: Site, kind: Kind) -> None:
    """Open a page of the table, and see that it is the one that was meant."""
    response = page.goto(site.url + kind.path)

    assert response is not None
    assert response.status == kind.status, f"{kind.path}: {response.status}"
