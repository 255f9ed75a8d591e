"""Outlets in the curators' pages."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from archive.admin.forms import OutletForm
from archive.models import Outlet


@admin.register(Outlet)
class OutletAdmin(SimpleHistoryAdmin):
    form = OutletForm
    list_display = ["name", "slug", "language", "country"]
    search_fields = ["name", "slug", "aliases"]
    prepopulated_fields = {"slug": ["name"]}
