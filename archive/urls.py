"""The addresses of the archive."""

from django.urls import path, register_converter

from archive.views import (
    about,
    articles,
    browse,
    citations,
    dates,
    discovery,
    exports,
    feeds,
    search,
)
from archive.views.converters import Digest, UnicodeSlug
from archive.views.health import health
from archive.views.help import help_page
from archive.views.metrics import metrics
from archive.views.preferences import preferences
from archive.views.styleguide import styleguide

register_converter(Digest, "digest")
register_converter(UnicodeSlug, "uslug")

urlpatterns = [
    path("", search.search, name="search"),
    path("search.csv", exports.search_csv, name="search-csv"),
    path("search.json", exports.search_json, name="search-json"),
    path("search.atom", feeds.search, name="search-feed"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/card.png", articles.card, name="card"),
    path("articles/<int:pk>/text/", articles.text_alone, name="article-text"),
    path("articles/<int:pk>/cite.bib", citations.bibtex, name="cite-bibtex"),
    path("articles/<int:pk>/cite.ris", citations.ris, name="cite-ris"),
    path("articles/<int:pk>/cite.json", citations.csl, name="cite-csl"),
    path("texts/<digest:digest>/", articles.text, name="text"),
    path("texts/<digest:digest>/<int:pk>/", articles.text, name="text"),
    path("outlets/", browse.outlets, name="outlets"),
    path("outlets/<uslug:slug>/", browse.outlet, name="outlet"),
    path("outlets/<uslug:slug>/feed.atom", feeds.outlet, name="outlet-feed"),
    path("archive/", dates.years, name="years"),
    path("archive/coverage/", dates.covered, name="coverage"),
    path("archive/undated/", dates.undated, name="undated"),
    path("archive/<int:year>/", dates.year, name="year"),
    path("archive/<int:year>/<int:month>/", dates.month, name="month"),
    path("archive/<int:year>/<int:month>/<int:day>/", dates.day, name="day"),
    path("tags/", browse.tags, name="tags"),
    path("tags/<uslug:slug>/", browse.tag, name="tag"),
    path("tags/<uslug:slug>/feed.atom", feeds.tag, name="tag-feed"),
    path("recent/", browse.recent, name="recent"),
    path("recent.atom", feeds.recent, name="recent-feed"),
    path("help/", help_page, name="help"),
    path("about/", about.about, name="about"),
    path("privacy/", about.privacy, name="privacy"),
    path("opensearch.xml", discovery.opensearch, name="opensearch"),
    path("manifest.webmanifest", discovery.manifest, name="manifest"),
    path("favicon.ico", discovery.favicon, name="favicon"),
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path("sitemap/lists.xml", discovery.sitemap_lists, name="sitemap-lists"),
    path("sitemap/articles-<int:part>.xml", discovery.sitemap_articles, name="sitemap-articles"),
    path("healthz", health, name="health"),
    path("metrics", metrics, name="metrics"),
    path("preferences/", preferences, name="preferences"),
    path("styleguide/", styleguide, name="styleguide"),
]
