"""What is said of a search that finds no index or takes too long."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.search.hits import IndexUnavailableError, SearchTimeoutError
from archive.search.query import Search
from archive.views.failures import RETRY_AFTER, retry_later
from archive.views.refusals import not_now

Unanswered = (IndexUnavailableError, SearchTimeoutError)


def unanswered(
    request: HttpRequest, asked: Search, error: IndexUnavailableError | SearchTimeoutError
) -> HttpResponse:
    """Say so; the log names the search by a hash, for nobody's words are logged."""
    if isinstance(error, IndexUnavailableError):
        response = not_now(request, "503", _("The index is being rebuilt"), wait=RETRY_AFTER)
        return retry_later(request, response, str(error))
    digest = sha256(asked.query.text.encode("utf-8", "surrogatepass")).hexdigest()
    response = not_now(request, "too_slow", _("This search takes too long"), wait=RETRY_AFTER)
    return retry_later(request, response, f"search {digest[:12]} took too long")
