"""Markup that was asked for or stored is text wherever it is shown."""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client

from archive.models import Article, Outlet, Tag
from tests.factories import make_article, make_outlet, make_tag
from tests.views.every_page import fill
from tests.views.markup import Tree, dangers_of, tree_of
from tests.views.pages import read_page

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><img src=x onerror=alert(1) x=\"",
    "' onfocus=alert(1) autofocus x='",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "javascript:alert(1)",
    "java&Tab;script:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action='https://evil.example/'><input name=x><button>x</button></form>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<!--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "{{ request.META }}{% debug %}",
    "\u202e<script>alert(1)</script>\u2066",
]  # fmt: skip

FIELDS = [
    "q", "words", "level", "order", "since", "until", "outlet", "tags", "year", "month", "section",
    "date_kind", "any_date", "page", "hit", "next",
]  # fmt: skip
ASKED = ["/", "/articles/1/", "/tags/tag/", "/archive/", "/nowhere/", "/help/", "/admin/login/"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_asked_is_text(
    client: Client, build_index: Callable[[], None], payload: str
) -> None:
    fill(headline=f"خبر {payload}")
    build_index()

    for page in ASKED:
        for sent in ({"q": payload}, {"q": f"خبر {payload}"}, dict.fromkeys(FIELDS, payload)):
            found = read_page(client.get(page, sent))
            assert dangers_of(found) == [], (page, sent)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_was_asked_is_shown_as_it_was(
    client: Client, build_index: Callable[[], None], payload: str
) -> None:
    fill()
    build_index()

    page = read_page(client.get("/", {"q": payload}))

    assert page.one("input", type="search").attrs["value"] == payload


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_an_address_is_text(client: Client, payload: str, language: str) -> None:
    client.cookies["django_language"] = language

    for address in (f"/{payload}/", f"/tags/{payload}/", f"/about/?next={payload}"):
        response = client.get(f"{address}&{urlencode({'q': payload})}")
        assert dangers_of(read_page(response)) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_cookie_is_text(client: Client, payload: str) -> None:
    for name in ("django_language", "theme", "digits", "density", "shortcuts", "sessionid"):
        client.cookies[name] = payload.encode().decode("latin-1")

    assert dangers_of(read_page(client.get("/about/"))) == []


# Pages that show what is stored; a number is that of a payload.
STORED = {
    "home": "/",
    "search": "/?q=خبر",
    "filtered": "/?q=خبر&outlet=outlet-{0}&tags=tag-{0}&section=section",
    "search feed": "/search.atom?q=خبر&outlet=outlet-{0}&tags=tag-{0}",
    "article": "/articles/{0}/",
    "marked article": "/articles/{0}/?q=خبر&hit=2",
    "text alone": "/articles/{0}/text/",
    "outlets": "/outlets/",
    "outlet": "/outlets/outlet-{0}/",
    "outlet feed": "/outlets/outlet-{0}/feed.atom",
    "year": "/archive/2024/",
    "month": "/archive/2024/5/",
    "day": "/archive/2024/5/1/",
    "coverage": "/archive/coverage/",
    "tags": "/tags/",
    "tag": "/tags/tag-{0}/",
    "tag feed": "/tags/tag-{0}/feed.atom",
    "recent": "/recent/",
    "recent feed": "/recent.atom",
    "sitemap": "/sitemap/articles-0.xml",
    "list in the admin": "/admin/archive/article/",
    "form in the admin": "/admin/archive/article/{0}/change/",
    "history in the admin": "/admin/archive/article/{0}/history/",
    "outlet in the admin": "/admin/archive/outlet/{0}/change/",
    "tag in the admin": "/admin/archive/tag/{0}/change/",
}


def _numbers(address: str) -> range:
    """All payloads where they stand in most places, elsewhere some of them."""
    if "{0}" not in address:
        return range(1)
    return range(1, len(PAYLOADS) + 1, 1 if address == STORED["marked article"] else 8)


PAGES = [address.format(number) for address in STORED.values() for number in _numbers(address)]


def store(number: int, text: str) -> None:
    """Store a text wherever one can be."""
    names = dict.fromkeys(["name_ar", "name_fr", "name_en"], f"وسم {number:02} {text}")
    tag = make_tag(**names, pk=number, slug=f"tag-{number}", synonyms=[text])
    outlet = make_outlet(text, pk=number, slug=f"outlet-{number}", home_page=text, aliases=[text])
    said = f"خبر {text}"
    make_article(
        pk=number,
        **dict.fromkeys(["headline", "body", "standfirst", "date_reason"], said),
        byline=said[:100],
        section=f"section {text}"[:100],
        source=text,
        outlet=outlet,
        tags=(tag,),
        published_on=date(2024, 5, 1),
    )


def harmless(payload: str) -> str:
    """A text of the same shape without anything that is markup."""
    return re.sub(r"[^\w\s]", "-", payload)


def trees_of(client: Client, build_index: Callable[[], None], texts: list[str]) -> dict[str, Tree]:
    """Store texts, and say what each page is made of."""
    for number, text in enumerate(texts, 1):
        store(number, text)
    build_index()
    return {address: tree_of(client.get(address)) for address in PAGES}


def test_what_is_stored_is_text(admin_client: Client, build_index: Callable[[], None]) -> None:
    tame = trees_of(admin_client, build_index, [harmless(text) for text in PAYLOADS])
    for model in (Article, Outlet, Tag):
        model.objects.all().delete()
        model.history.all().delete()

    hostile = trees_of(admin_client, build_index, PAYLOADS)

    assert [address for address in PAGES if tame[address] != hostile[address]] == []


def test_nothing_that_is_stored_leads_away(client: Client, build_index: Callable[[], None]) -> None:
    for number, text in enumerate(PAYLOADS, 1):
        store(number, text)
    build_index()

    pages = [address for address in PAGES if "/admin/" not in address]
    found = {address: dangers_of(read_page(client.get(address))) for address in pages}

    assert {address: dangers for address, dangers in found.items() if dangers} == {}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/",
        "https:evil",
    ],
)
def test_only_an_address_of_the_web_is_a_link(client: Client, address: str) -> None:
    article = fill(source=address)
    Outlet.objects.update(home_page=address)

    for page in (article.get_absolute_url(), "/outlets/outlet/", "/outlets/"):
        links = read_page(client.get(page)).all("a")
        assert not [link for link in links if address.strip() in link.attrs.get("href", "")]


@pytest.mark.parametrize("address", ["http://example.com/a?b=1&c=2", "https://example.com/"])
def test_the_address_of_a_source_is_a_link(client: Client, address: str) -> None:
    links = read_page(client.get(fill(source=address).get_absolute_url())).all("a", href=address)

    assert links
    assert all("noopener" in link.attrs.get("rel", "") for link in links)
