"""Text that any reader of XML takes."""

import re
from xml.sax.saxutils import escape

# What no XML 1.0 document may hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Escape a text for an element or an attribute; forbidden characters are left out."""
    return escape(_FORBIDDEN.sub("", text), {'"': "&quot;", "\r": "&#13;"})
