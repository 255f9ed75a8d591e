"""Addresses of the same search, narrowed or widened by one filter."""

from django import template
from django.http import QueryDict
from django.template.context import RequestContext

register = template.Library()

# What an address carries besides filters.
_NO_FILTERS = {"q", "words", "level", "order"}


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
def unfiltered(context: RequestContext) -> str:
    """Give the search without any filter, from its first page."""
    query = _query(context)
    for name in set(query) - _NO_FILTERS:
        del query[name]
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def instead(context: RequestContext, text: str) -> str:
    """Give the search for another text, from its first page."""
    query = _query(context)
    query["q"] = text
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
    """Return what an address asks, each thing once; of what is said twice, the last counts."""
    query = QueryDict(mutable=True)
    for name, values in context["request"].GET.lists():
        if name != "page":
            query.setlist(name, list(dict.fromkeys(values)) if name == "tags" else values[-1:])
    return query
