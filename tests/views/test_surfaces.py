"""What is not public changes no letter of anything that a reader can ask for."""

from collections.abc import Callable, Iterable
from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import resolve

from archive.models import Article
from archive.text.digests import digest_of
from archive.urls import urlpatterns
from tests.factories import make_article, make_outlet, make_tag
from tests.views.every_page import READ

pytestmark = pytest.mark.django_db

HIDDEN = ["draft", "review", "withdrawn"]
# Words of the hidden articles alone, and one that they share with a public one.
RARE, SHARED = "الزعفران", "المحكمة"
BODY = f"نظرت {SHARED} في قضية {RARE} بمدينة فاس. "

# A letter beside the rare word: the archive knows no word like it, unless the articles are public.
SLIP = quote("الزعفرام")


def of_search(path: str) -> dict[str, str]:
    """The same search on a page that lists it."""
    return {f"{path} {name}": f"{path}?q={quote(asked)}" for name, asked in {
        "for a word of it": RARE,
        "for a word that others have": SHARED,
        "for all": "tag:tag",
    }.items()}  # fmt: skip


SURFACES = {
    **of_search("/"),
    **of_search("/search.csv"),
    **of_search("/search.json"),
    **of_search("/search.atom"),
    "facets and bars": "/?outlet=outlet",
    "a slip of the keys": f"/?q={SLIP}",
    "a wider level": f"/?q={quote('زعفران')}&level=spelling",
    "part hits": f"/?q={quote(f'{SHARED} {RARE}')}",
    "what an article is like, and what was printed that day": "/articles/1/",
    "the next hit": f"/articles/1/?q={quote(SHARED)}&hit=1",
    "home": "/",
    "its page": "/articles/2/",
    "its page from a search": f"/articles/2/?q={quote(RARE)}&hit=1",
    "its card": "/articles/2/card.png",
    "its text": "/articles/2/text/",
    "its bibtex": "/articles/2/cite.bib",
    "its ris": "/articles/2/cite.ris",
    "its csl": "/articles/2/cite.json",
    "the link of its text": f"/texts/{digest_of(f'{BODY} 2')}/",
    "outlets": "/outlets/",
    "its outlet": "/outlets/outlet/",
    "the feed of its outlet": "/outlets/outlet/feed.atom",
    "years": "/archive/",
    "its year": "/archive/2024/",
    "its month": "/archive/2024/5/",
    "its day": "/archive/2024/5/1/",
    "coverage": "/archive/coverage/",
    "undated": "/archive/undated/",
    "tags": "/tags/",
    "its tag": "/tags/tag/",
    "the feed of its tag": "/tags/tag/feed.atom",
    "recent additions": "/recent/",
    "the feed of recent additions": "/recent.atom",
    "lists in the sitemap": "/sitemap/lists.xml",
    "articles in the sitemap": "/sitemap/articles-0.xml",
}
# These list nothing of the archive.
WITHOUT = {
    "about", "favicon", "health", "help", "manifest", "metrics", "opensearch", "preferences",
    "privacy", "robots", "sitemap", "styleguide",
}  # fmt: skip


@pytest.fixture(autouse=True)
def public() -> Article:
    """What is public, beside which nothing else may show."""
    outlet, tag = make_outlet(slug="outlet"), make_tag("القضاء", slug="tag")
    make_outlet("منبر بلا مقالات", slug="own-outlet")
    make_tag("وسم بلا مقالات", slug="own-tag", parent=tag)
    return make_article(
        pk=1,
        headline=f"جلسة {SHARED}",
        outlet=outlet,
        tags=(tag,),
        published_on=date(2024, 5, 1),
    )


def hide(beside: Article) -> list[Article]:
    """Make articles of every status but public, dated and not, with all that could show them."""
    own, tag = make_outlet(slug="x"), make_tag("وسم", slug="y")
    tags = (*beside.tags.all(), tag)
    more = {"standfirst": BODY, "byline": "كاتب", "section": "حوادث"}
    return [
        make_article(
            pk=2 + 2 * number + is_dated,
            headline=f"{BODY} {status}",
            body=f"{BODY} {2 + 2 * number + is_dated}",
            outlet=beside.outlet if is_dated else own,
            published_on=date(2024, 5, 1) if is_dated else None,
            status=status,
            tags=tags,
            **more,
        )
        for number, status in enumerate(HIDDEN)
        for is_dated in (False, True)
    ]


def ask(address: str) -> tuple[int, bytes]:
    response = Client().get(address)
    return response.status_code, response.getvalue()


@pytest.mark.parametrize("address", SURFACES.values(), ids=SURFACES)
def test_it_changes_no_letter(
    address: str, public: Article, build_index: Callable[[], None]
) -> None:
    build_index()
    before = ask(address)

    hidden = hide(public)
    build_index()
    assert ask(address) == before

    Article.objects.filter(pk__in=[article.pk for article in hidden]).update(status="public")
    build_index()
    assert ask(address) != before


@pytest.mark.parametrize("address", SURFACES.values(), ids=SURFACES)
def test_what_is_withdrawn_is_gone_before_the_index_follows(
    address: str, public: Article, build_index: Callable[[], None]
) -> None:
    hidden = hide(public)
    Article.objects.update(status="public")
    build_index()
    ask(address)

    Article.objects.filter(pk__in=[article.pk for article in hidden]).update(status="withdrawn")

    _, content = ask(address)
    assert BODY.strip() not in content.decode(errors="replace")


def views_of(addresses: Iterable[str]) -> set[str]:
    return {resolve(address.partition("?")[0]).view_name for address in addresses}


def test_every_address_of_the_site_is_asked_for() -> None:
    names = {str(pattern.name) for pattern in urlpatterns}

    assert views_of(SURFACES.values()) == names - WITHOUT
    assert views_of(READ.values()) == names - {
        "favicon", "health", "metrics", "preferences", "styleguide", "text",
    }  # fmt: skip
