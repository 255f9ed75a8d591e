"""Outlets in the curators' pages."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from archive.admin.forms import OutletForm
from archive.admin.history import HistoryAdmin
from archive.models import Outlet
from archive.selectors.names import outlets_named_like


@admin.register(Outlet)
class OutletAdmin(HistoryAdmin):
    form = OutletForm
    list_display = ["name", "slug", "language", "country"]
    search_fields = ["name", "slug", "aliases"]
    prepopulated_fields = {"slug": ["name"]}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Outlet], search_term: str
    ) -> tuple[QuerySet[Outlet], bool]:
        return outlets_named_like(queryset, search_term), False
