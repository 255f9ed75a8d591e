"""The addresses of the archive."""

from django.urls import path, register_converter
from django.views.i18n import set_language

from archive.views import about, articles, browse, search
from archive.views.converters import UnicodeSlug
from archive.views.health import health
from archive.views.help import help_page
from archive.views.metrics import metrics

register_converter(UnicodeSlug, "uslug")

urlpatterns = [
    path("", search.search, name="search"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/card.png", articles.card, name="card"),
    path("outlets/", browse.outlets, name="outlets"),
    path("outlets/<uslug:slug>/", browse.outlet, name="outlet"),
    path("archive/", browse.years, name="years"),
    path("archive/undated/", browse.undated, name="undated"),
    path("archive/<int:year>/", browse.year, name="year"),
    path("archive/<int:year>/<int:month>/", browse.month, name="month"),
    path("tags/", browse.tags, name="tags"),
    path("tags/<uslug:slug>/", browse.tag, name="tag"),
    path("help/", help_page, name="help"),
    path("about/", about.about, name="about"),
    path("healthz", health, name="health"),
    path("metrics", metrics, name="metrics"),
    path("language/", set_language, name="language"),
]
