"""Data for programs inside a page, in a block that browsers read and do not run."""

import json

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context

register = template.Library()

# What could end the block, or a line of it, is written as JSON writes any letter.
_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


class LinkedDataNode(template.Node):
    """Writes the block as it is: entities would not be read inside it."""

    def __init__(self, data: FilterExpression) -> None:
        self.data = data

    def render(self, context: Context) -> str:
        written = json.dumps(self.data.resolve(context), ensure_ascii=False)
        return f'<script type="application/ld+json">{written.translate(_ESCAPES)}</script>'


@register.tag
def linked_data(parser: Parser, token: Token) -> LinkedDataNode:
    """Write the data of a page: `{% linked_data data %}`."""
    _, data = token.split_contents()
    return LinkedDataNode(parser.compile_filter(data))
