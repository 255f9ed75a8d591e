"""Articles in the curators' pages."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin.choices import chosen_tag
from archive.admin.forms import ArticleForm, TagActionForm
from archive.admin.history import HistoryAdmin
from archive.admin.paste import paste_view
from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.selectors.articles import articles_with_digest_of
from archive.services.articles import add_tag, remove_tag, set_status


@admin.register(Article)
class ArticleAdmin(HistoryAdmin):
    form = ArticleForm
    action_form = TagActionForm
    actions = ["publish", "withdraw", "add_tag", "remove_tag"]
    list_display = ["display_headline", "outlet", "published_on", "date_kind", "status"]
    list_filter = ["status", "date_kind", "outlet", "tags"]
    list_select_related = ["outlet"]
    search_fields = ["headline", "body", "source", "outlet__name"]
    autocomplete_fields = ["outlet", "tags"]
    date_hierarchy = "published_on"
    readonly_fields = ["digest", "created_at"]
    fieldsets = [
        (None, {"fields": ["headline", "standfirst", "body", "body_start", "status"]}),
        (_("Provenance"), {"fields": ["outlet", "byline", "section", "source", "digest"]}),
        (
            _("Date"),
            {"fields": ["published_on", "date_kind", "date_precision", "date_reason"]},
        ),
        (_("Tags"), {"fields": ["tags", "created_at"]}),
    ]

    def get_urls(self) -> list[URLPattern]:
        paste = path("paste/", self.admin_site.admin_view(paste_view), name="archive_article_paste")
        return [paste, *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        self._warn_of_duplicates(request, obj)

    @admin.display(description=_("headline"), ordering="headline")
    def display_headline(self, article: Article) -> str:
        return article.display_headline

    @admin.action(description=_("Publish the selected articles"), permissions=["change"])
    def publish(self, request: HttpRequest, articles: ArticleQuerySet) -> None:
        count = set_status(articles, Article.Status.PUBLIC)
        message = ngettext("%d article published.", "%d articles published.", count)
        self.message_user(request, message % count, messages.SUCCESS)

    @admin.action(description=_("Withdraw the selected articles"), permissions=["change"])
    def withdraw(self, request: HttpRequest, articles: ArticleQuerySet) -> None:
        count = set_status(articles, Article.Status.WITHDRAWN)
        message = ngettext("%d article withdrawn.", "%d articles withdrawn.", count)
        self.message_user(request, message % count, messages.SUCCESS)

    @admin.action(description=_("Add the chosen tag"), permissions=["change"])
    def add_tag(self, request: HttpRequest, articles: ArticleQuerySet) -> None:
        if tag := chosen_tag(self, request):
            count = add_tag(articles, tag)
            message = ngettext(
                "“%(tag)s” added to %(count)d article.",
                "“%(tag)s” added to %(count)d articles.",
                count,
            )
            self.message_user(request, message % {"tag": tag, "count": count}, messages.SUCCESS)

    @admin.action(description=_("Remove the chosen tag"), permissions=["change"])
    def remove_tag(self, request: HttpRequest, articles: ArticleQuerySet) -> None:
        if tag := chosen_tag(self, request):
            count = remove_tag(articles, tag)
            message = ngettext(
                "“%(tag)s” removed from %(count)d article.",
                "“%(tag)s” removed from %(count)d articles.",
                count,
            )
            self.message_user(request, message % {"tag": tag, "count": count}, messages.SUCCESS)

    def _warn_of_duplicates(self, request: HttpRequest, article: Article) -> None:
        duplicates = list(articles_with_digest_of(article)[:5])
        if not duplicates:
            return
        links = format_html_join(
            " · ",
            '<a href="{}">{}</a>',
            (
                (reverse("admin:archive_article_change", args=[other.pk]), other.display_headline)
                for other in duplicates
            ),
        )
        warning = format_html("{} {}", _("The archive has this very text already:"), links)
        self.message_user(request, warning, messages.WARNING)
