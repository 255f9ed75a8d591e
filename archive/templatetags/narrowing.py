"""Addresses that lead from the search that is shown to another one."""

from django import template
from django.template.context import RequestContext

from archive.selectors.addresses import SearchAddresses

register = template.Library()


@register.simple_tag(takes_context=True)
def instead(context: RequestContext, text: str) -> str:
    """Give the search for another text, from its first page."""
    addresses: SearchAddresses = context["addresses"]
    return addresses.instead(text)
