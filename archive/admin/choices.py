"""What a curator chose beside an action."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.models import Tag


def chosen_tag(page: ModelAdmin, request: HttpRequest) -> Tag | None:
    """Return the tag chosen beside the action, or ask for one."""
    tag = Tag.objects.current().filter(pk=request.POST.get("tag") or 0).first()
    if tag is None:
        page.message_user(request, _("Choose a tag beside the action."), messages.WARNING)
    return tag
