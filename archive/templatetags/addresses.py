"""The one address under which a page is to be known."""

from urllib.parse import urlencode

from django import template
from django.http import HttpRequest

from archive.selectors.addresses import SearchAddresses

# What a page's answer depends on, in the order in which it is written; of other pages, the number
# of the page alone. What stands here as a value is what is meant when nothing is said.
_OF_A_SEARCH = {
    "q": "", "words": "all", "level": "word", "order": "relevance", "since": "", "until": "",
    "outlet": "", "tags": "", "year": "", "month": "", "date_kind": "", "section": "",
    "any_date": "", "page": "1",
}  # fmt: skip
_OF_A_LIST = {"page": "1"}
MEANT = {"search": _OF_A_SEARCH}

# An article's page names its address beside its card.
_NAMED_BY_THEMSELVES = {"article"}

register = template.Library()


@register.simple_tag(takes_context=True)
def canonical_address(context: template.Context) -> str:
    """Return the address of a page without what it does not depend on; of no page, nothing."""
    request: HttpRequest | None = context.get("request")
    # Requests that lead to no page may have no host either.
    if request is None or request.resolver_match is None:
        return ""
    page = request.resolver_match.view_name
    if page in _NAMED_BY_THEMSELVES:
        return ""
    meant = MEANT.get(page, _OF_A_LIST)
    said = [
        (name, value)
        for name, default in meant.items()
        for value in request.GET.getlist(name)
        if value not in {"", default}
    ]
    path = request.path + ("?" + urlencode(said) if said else "")
    return request.build_absolute_uri(path)


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, number: int) -> str:
    """Return the address of another page of the list that is shown."""
    search: SearchAddresses | None = context.get("addresses")
    if search is not None:
        return search.page(number)
    asked = context["request"].GET.lists()
    kept = [(name, value) for name, values in asked if name != "page" for value in values]
    return f"?{urlencode([*kept, ('page', number)])}"
