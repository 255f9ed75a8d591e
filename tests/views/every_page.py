"""One address of every kind of page, and what it needs to be there."""

from datetime import date
from typing import Any
from urllib.parse import quote

from archive.models import Article
from tests.factories import make_article, make_outlet, make_tag

ASKED = quote("خبر")

# Pages and files that a reader may ask for.
READ = {
    "home": "/",
    "search": f"/?q={ASKED}",
    "nothing found": "/?q=zzzz",
    "csv": f"/search.csv?q={ASKED}",
    "json": f"/search.json?q={ASKED}",
    "search feed": f"/search.atom?q={ASKED}",
    "article": "/articles/1/",
    "marked article": f"/articles/1/?q={ASKED}",
    "card": "/articles/1/card.png",
    "bibtex": "/articles/1/cite.bib",
    "ris": "/articles/1/cite.ris",
    "csl": "/articles/1/cite.json",
    "text alone": "/articles/1/text/",
    "outlets": "/outlets/",
    "outlet": "/outlets/outlet/",
    "outlet feed": "/outlets/outlet/feed.atom",
    "years": "/archive/",
    "year": "/archive/2024/",
    "month": "/archive/2024/5/",
    "day": "/archive/2024/5/1/",
    "undated": "/archive/undated/",
    "coverage": "/archive/coverage/",
    "tags": "/tags/",
    "tag": "/tags/tag/",
    "tag feed": "/tags/tag/feed.atom",
    "recent": "/recent/",
    "recent feed": "/recent.atom",
    "opensearch": "/opensearch.xml",
    "manifest": "/manifest.webmanifest",
    "sitemap": "/sitemap.xml",
    "lists in the sitemap": "/sitemap/lists.xml",
    "articles in the sitemap": "/sitemap/articles-0.xml",
    "robots": "/robots.txt",
    "help": "/help/",
    "about": "/about/",
    "privacy": "/privacy/",
}
# Addresses that are answered with an error, and its status.
REFUSED = {"/nowhere/": 404, "/articles/999/": 404, "/?year=x": 400, "/static/none.css": 404}


def fill(**fields: Any) -> Article:
    """Make the article, the outlet and the tag of these addresses."""
    outlet, tag = make_outlet(slug="outlet"), make_tag(slug="tag")
    return make_article(
        **{
            "pk": 1,
            "headline": "خبر اليوم",
            "outlet": outlet,
            "tags": (tag,),
            "published_on": date(2024, 5, 1),
            **fields,
        }
    )
