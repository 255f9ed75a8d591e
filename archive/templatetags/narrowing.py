"""Addresses of the same search, narrowed or widened by one filter."""

from django import template
from django.http import QueryDict
from django.template.context import RequestContext

register = template.Library()


@register.simple_tag(takes_context=True)
def narrowed(context: RequestContext, name: str, value: str) -> str:
    """Give the search with one more filter, from its first page."""
    query = _query(context)
    if name == "tags":
        query.appendlist(name, value)
    else:
        query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def widened(context: RequestContext, name: str, value: str) -> str:
    """Give the search without one filter, from its first page."""
    query = _query(context)
    kept = [other for other in query.getlist(name) if other != value]
    query.setlist(name, kept if name == "tags" else [])
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def asked(context: RequestContext) -> str:
    """Give what an article's page needs to mark the words that were searched for."""
    query = QueryDict(mutable=True)
    for name in ("q", "level", "words"):
        if value := context["request"].GET.get(name):
            query[name] = value
    return f"?{query.urlencode()}" if query else ""


def _query(context: RequestContext) -> QueryDict:
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    return query
