"""Parts of addresses."""

from django.urls.converters import StringConverter


class UnicodeSlug(StringConverter):
    """Letters and digits of any script, joined by hyphens."""

    regex = r"[-\w]+"
