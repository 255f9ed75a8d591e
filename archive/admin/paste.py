"""A pasted text taken in as a draft, with what its first lines propose."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from archive.admin.forms import PasteForm
from archive.services.intake import Intake, Outcome, take_in_text
from archive.text.digests import digest_of


def paste_view(request: HttpRequest) -> HttpResponse:
    """Propose headline, outlet, date and section; the curator checks them on the next page.

    A text whose source belongs to another text stays in the form.
    """
    if not request.user.has_perm("archive.add_article"):
        raise PermissionDenied
    form = PasteForm(request.POST or None)
    if form.is_valid():
        intake = _take_in(form)
        if intake.outcome is not Outcome.CONFLICT:
            _report(request, intake)
            return redirect("admin:archive_article_change", intake.article_id)
        form.add_error("source", _("Another text has this source already."))
    context = {**admin.site.each_context(request), "form": form, "title": _("Paste an article")}
    return render(request, "admin/archive/article/paste.html", context)


def _take_in(form: PasteForm) -> Intake:
    text = form.cleaned_data["text"]
    source = form.cleaned_data["source"] or f"paste:{digest_of(text)[:16]}"
    return take_in_text(text, source=source)


def _report(request: HttpRequest, intake: Intake) -> None:
    if intake.outcome is Outcome.CREATED:
        messages.success(request, _("Kept as a draft. Please check what was proposed."))
    else:
        messages.warning(request, _("The archive has this text already: here it is."))
