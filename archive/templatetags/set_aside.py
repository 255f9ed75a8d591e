"""Articles that could not be indexed, in the curators' pages."""

from django import template

from archive.selectors.set_aside import indexing_error, set_aside_count

register = template.Library()
register.simple_tag(set_aside_count)
register.filter("indexing_error", indexing_error)
