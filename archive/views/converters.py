"""Parts of addresses."""

from django.urls.converters import StringConverter


class UnicodeSlug(StringConverter):
    """Letters and digits of any script, joined by hyphens."""

    regex = r"[-\w]+"


class Digest(StringConverter):
    """A SHA-256 in hexadecimal, or enough of its beginning to tell a text from all others."""

    regex = r"[0-9a-f]{16,64}"
