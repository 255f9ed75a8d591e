"""The demo articles, for an archive that has none of its own."""

from django.core.management import call_command
from django.db import transaction

from archive.models import Article, Outlet, Tag

FIXTURE = "demo"
_MODELS = (Outlet, Tag, Article)


@transaction.atomic
def load_demo() -> int:
    """Load the demo into an empty archive; return how many articles it has, 0 if not empty."""
    if any(model._default_manager.exists() for model in _MODELS):
        return 0
    call_command("loaddata", FIXTURE, verbosity=0)
    _begin_history()
    return Article.objects.count()


def _begin_history() -> None:
    """Keep the first state of what was loaded: fixtures leave history of tagged articles alone."""
    for model in _MODELS:
        for thing in model._default_manager.all():
            if not thing.history.exists():
                thing.save()
