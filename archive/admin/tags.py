"""Tags in the curators' pages."""

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.choices import chosen_tag
from archive.admin.forms import TagActionForm, TagForm
from archive.admin.history import HistoryAdmin
from archive.models import Tag
from archive.selectors.names import tags_named_like
from archive.services.errors import ServiceError
from archive.services.tags import merge_tags


@admin.register(Tag)
class TagAdmin(HistoryAdmin):
    form = TagForm
    action_form = TagActionForm
    actions = ["merge"]
    list_display = ["name_ar", "name_fr", "name_en", "parent", "merged_into"]
    list_select_related = ["parent", "merged_into"]
    search_fields = ["name_ar", "name_fr", "name_en", "key", "synonyms"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ["name_ar"]}

    @admin.action(
        description=gettext_lazy("Merge the selected tags into the chosen tag"),
        permissions=["change"],
    )
    def merge(self, request: HttpRequest, tags: QuerySet[Tag]) -> None:
        target = chosen_tag(self, request)
        if target is None:
            return
        try:
            with transaction.atomic():
                count = sum(merge_tags(source=tag, target=target) for tag in tags)
        except ServiceError as error:
            self.message_user(request, str(error), messages.ERROR)
            return
        message = ngettext(
            "%(count)d article moved to “%(tag)s”.", "%(count)d articles moved to “%(tag)s”.", count
        )
        self.message_user(request, message % {"count": count, "tag": target}, messages.SUCCESS)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Tag], search_term: str
    ) -> tuple[QuerySet[Tag], bool]:
        """Offer only current tags where one is to be chosen."""
        if "/autocomplete/" in request.path:
            queryset = queryset.filter(merged_into=None)
        return tags_named_like(queryset, search_term), False
