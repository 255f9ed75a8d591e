"""What the first reader would have to wait for, and pay for, done before he comes."""

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation


def warm_up() -> None:
    """Import the pages, read templates and languages, and open the index if there is one.

    The database is not asked.
    """
    from archive.selectors.understanding import search_backend

    _ = get_resolver().url_patterns
    folder = settings.BASE_DIR / "templates"
    for path in folder.glob("archive/*.html"):
        get_template(str(path.relative_to(folder)))
    for code in dict(settings.LANGUAGES):
        with translation.override(code):
            translation.gettext("Yaqaza")
    search_backend().exists()
