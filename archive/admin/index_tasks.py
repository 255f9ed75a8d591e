"""The outbox in the curators' pages: what waits to be indexed, and what could not be."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.models import IndexTask
from archive.models.index_task import TRIES, IndexTaskQuerySet
from archive.selectors.set_aside import articles_of
from archive.services.outbox import try_again

_LONGEST_ERROR = 1_000

_STATES: dict[str, Promise] = {
    "waiting": _("waiting"),
    "set_aside": _("set aside"),
    "indexed": _("indexed, kept for a rebuild"),
}
_KEEP: dict[str, Callable[[IndexTaskQuerySet], Any]] = {
    "waiting": lambda tasks: tasks.pending(),
    "set_aside": lambda tasks: tasks.set_aside(),
    "indexed": lambda tasks: tasks.filter(is_indexed=True, attempts__lt=TRIES),
}


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(state, str(words)) for state, words in _STATES.items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        keep = _KEEP.get(self.value() or "")
        return keep(queryset) if keep else queryset


class TaskList(ChangeList):
    """A page of tasks, each with its article, all of which are read at once."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        articles = articles_of(self.result_list)
        task: Any
        for task in self.result_list:
            task.article = articles.get(task.article_id)


@admin.register(IndexTask)
class IndexTaskAdmin(admin.ModelAdmin):
    """Database triggers and the indexer write the tasks; a curator only has them tried again."""

    actions = ["try_again"]
    list_display = ["article", "state", "shown_error", "attempts", "noted_at"]
    list_display_links = ["noted_at"]
    list_filter = [StateFilter]
    fields = ["article_id", "noted_at", "attempts", "shown_error", "is_indexed"]
    readonly_fields = ["shown_error"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return TaskList

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_try_again_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.change_indextask")

    @admin.display(description=_("article"), ordering="article_id")
    def article(self, task: Any) -> str:
        if task.article is None:
            return format_html("{} <bdi>{}</bdi>", _("no longer there:"), task.article_id)
        address = reverse("admin:archive_article_change", args=[task.article_id])
        return format_html('<a href="{}"><bdi>{}</bdi></a>', address, task.article.display_headline)

    @admin.display(description=_("state"))
    def state(self, task: IndexTask) -> Promise:
        if task.attempts >= TRIES:
            return _STATES["set_aside"]
        return _STATES["indexed" if task.is_indexed else "waiting"]

    @admin.display(description=_("error"), ordering="error")
    def shown_error(self, task: IndexTask) -> str:
        return format_html("<bdi>{}</bdi>", Truncator(task.error).chars(_LONGEST_ERROR))

    @admin.action(description=_("Try again"), permissions=["try_again"])
    def try_again(self, request: HttpRequest, tasks: IndexTaskQuerySet) -> None:
        count = try_again(tasks)
        message = ngettext(
            "%d article will be tried again.", "%d articles will be tried again.", count
        )
        self.message_user(request, message % count, messages.SUCCESS)
