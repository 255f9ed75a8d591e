"""The search form: everything that a search's address may carry."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from archive.models import Outlet, Tag
from archive.search.parser import LONGEST_TEXT, MOST_TERMS, parse
from archive.search.query import Filters, Level, Order, Query, Search

# A search narrowed by more tags than this was not made by a reader.
MOST_TAGS = 10


_UNWRITTEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class QueryField(forms.CharField):
    """A reader's text; control and direction characters are left out, not refused."""

    def to_python(self, value: Any) -> str:
        return _UNWRITTEN.sub("", super().to_python(value) or "")


class SearchForm(forms.Form):
    """A search as an address: words, level, filters, order."""

    q = QueryField(
        label=pgettext_lazy("noun", "Search"),
        required=False,
        max_length=LONGEST_TEXT,
        error_messages={
            "max_length": _(
                "A search may have %(limit_value)d characters at most; this one has %(show_value)d."
            )
        },
    )
    words = forms.ChoiceField(
        label=_("Words"),
        required=False,
        choices=[("all", _("all of the words")), ("any", _("any of the words"))],
    )
    level = forms.ChoiceField(
        label=_("Level"),
        required=False,
        choices=[(Level.WORD, _("same word")), (Level.SPELLING, _("same spelling"))],
    )
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            (Order.RELEVANCE, _("best match first")),
            (Order.NEWEST, _("newest first")),
            (Order.OLDEST, _("oldest first")),
        ],
    )
    outlet = forms.ModelChoiceField(
        Outlet.objects.all(),
        label=_("Outlet"),
        required=False,
        to_field_name="slug",
        error_messages={"invalid_choice": _("There is no such outlet.")},
    )
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.select_related("merged_into"),
        label=_("Tags"),
        required=False,
        to_field_name="slug",
        error_messages={"invalid_choice": _("There is no such tag.")},
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1, max_value=9999)
    any_date = forms.BooleanField(label=_("count page-header and inferred dates"), required=False)

    def clean_q(self) -> str:
        text: str = self.cleaned_data["q"]
        if parse(text).term_count > MOST_TERMS:
            raise forms.ValidationError(
                ngettext(
                    "A search may have %(limit)d word at most.",
                    "A search may have %(limit)d words at most.",
                    MOST_TERMS,
                ),
                params={"limit": MOST_TERMS},
            )
        return text

    def clean_tags(self) -> list[Tag]:
        """Take the tags that the asked ones were merged into in their place."""
        asked = self.cleaned_data["tags"]
        tags = list(dict.fromkeys(tag.merged_into or tag for tag in asked))
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(
                _("A search may be narrowed to %(limit)d tags at most."),
                params={"limit": MOST_TAGS},
            )
        return tags

    def clean_order(self) -> str:
        return self.cleaned_data["order"] or Order.RELEVANCE

    def to_search(self) -> Search:
        """Return the search that a valid form stands for."""
        data = self.cleaned_data
        filters = Filters(
            outlet=data["outlet"].slug if data["outlet"] else "",
            tags=tuple(tag.slug for tag in data["tags"]),
            year=data["year"],
            any_date=data["any_date"],
        )
        return Search(self.to_query(), filters, Order(data["order"]))

    def to_query(self) -> Query:
        """Return the query alone."""
        level = Level(self.cleaned_data["level"] or Level.WORD)
        any_word = self.cleaned_data["words"] == "any"
        return parse(self.cleaned_data["q"], level=level, any_word=any_word)
