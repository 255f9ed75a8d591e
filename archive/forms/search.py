"""The search form: everything that a search's address may carry."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from archive.forms.fields import DayField, FewValues, MonthField, OptionField, QueryField
from archive.models import Article, Outlet, Tag
from archive.search.parser import LONGEST_TEXT, MOST_TERMS, parse
from archive.search.query import MOST_TAGS, Filters, Level, Order, Query, Search
from archive.selectors.numerals import in_numerals, number_in_words

# Fields whose errors stand beside them; the others have no place of their own on the page.
_BESIDE = {"since", "until"}


class SearchForm(forms.Form):
    """A search as an address: words, level, filters, order."""

    q = QueryField(
        label=pgettext_lazy("noun", "Search"),
        required=False,
    )
    words = OptionField(
        label=_("Words"),
        required=False,
        initial="all",
        choices=[("all", _("all of the words")), ("any", _("any of the words"))],
    )
    level = OptionField(
        label=_("Level"),
        required=False,
        initial=Level.WORD,
        choices=[
            (Level.SPELLING, _("same spelling")),
            (Level.WORD, _("same word")),
            (Level.FAMILY, _("word family")),
        ],
    )
    order = OptionField(
        label=_("Order"),
        required=False,
        initial=Order.RELEVANCE,
        choices=[
            (Order.RELEVANCE, _("best match first")),
            (Order.NEWEST, _("newest first")),
            (Order.OLDEST, _("oldest first")),
        ],
    )
    since = DayField(label=pgettext_lazy("date", "from"), required=False)
    until = DayField(label=pgettext_lazy("date", "to"), required=False)
    outlet = forms.ModelChoiceField(
        Outlet.objects.all(),
        label=_("Outlet"),
        required=False,
        to_field_name="slug",
        error_messages={"invalid_choice": _("There is no such outlet.")},
    )
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.select_related("merged_into"),
        widget=FewValues,
        label=_("Tags"),
        required=False,
        to_field_name="slug",
        error_messages={"invalid_choice": _("There is no such tag.")},
    )
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=1,
        max_value=9999,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("There is no such year.")
        ),
    )
    month = MonthField(label=_("Month"), required=False)
    date_kind = forms.ChoiceField(
        label=_("Kind of date"),
        required=False,
        choices=Article.DateKind.choices,
        error_messages={"invalid_choice": _("There is no such kind of date.")},
    )
    section = forms.CharField(
        label=_("Section"),
        required=False,
        max_length=100,
        strip=False,
        error_messages={"max_length": _("There is no such section.")},
    )
    any_date = forms.BooleanField(label=_("count page-header and inferred dates"), required=False)

    def clean_q(self) -> str:
        text: str = self.cleaned_data["q"]
        if len(text) > LONGEST_TEXT:
            limit, count = (in_numerals(str(number)) for number in (LONGEST_TEXT, len(text)))
            raise forms.ValidationError(
                _("A search may have %(limit)s characters at most; this one has %(count)s."),
                params={"limit": limit, "count": count},
            )
        if parse(text).term_count > MOST_TERMS:
            raise forms.ValidationError(
                ngettext(
                    "A search may have %(limit)s word at most.",
                    "A search may have %(limit)s words at most.",
                    MOST_TERMS,
                ),
                params={"limit": number_in_words(MOST_TERMS)},
            )
        return text

    def clean_tags(self) -> list[Tag]:
        """Take the tags that the asked ones were merged into in their place."""
        asked = self.cleaned_data["tags"]
        tags = list(dict.fromkeys(tag.merged_into or tag for tag in asked))
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(
                ngettext(
                    "A search may be narrowed to %(limit)s tag at most.",
                    "A search may be narrowed to %(limit)s tags at most.",
                    MOST_TAGS,
                ),
                params={"limit": number_in_words(MOST_TAGS)},
            )
        return tags

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day lies before the first."))
        return self.cleaned_data

    @property
    def other_errors(self) -> list[str]:
        """The errors that do not stand beside a field."""
        found = self.errors.items()
        return [str(error) for name, errors in found if name not in _BESIDE for error in errors]

    def to_search(self) -> Search:
        """Return the search that a valid form stands for."""
        data = self.cleaned_data
        filters = Filters(
            outlet=data["outlet"].slug if data["outlet"] else "",
            tags=tuple(tag.slug for tag in data["tags"]),
            year=data["year"],
            month=data["month"],
            since=data["since"],
            until=data["until"],
            date_kind=data["date_kind"],
            section=data["section"],
            any_date=data["any_date"],
        )
        return Search(self.to_query(), filters, Order(data["order"]))

    def said(self) -> dict[str, list[str]]:
        """Return what a valid form was asked, as an address says it; the usual goes unsaid."""
        data = self.cleaned_data
        written = {
            **{name: [str(value or "")] for name, value in data.items()},
            "outlet": [data["outlet"].slug] if data["outlet"] else [],
            "tags": [tag.slug for tag in data["tags"]],
            "any_date": ["on"] if data["any_date"] else [],
        }
        said = {name: written[name] for name in self.data if name in written}
        return {name: value for name, value in said.items() if value != [self[name].initial]}

    def to_query(self) -> Query:
        """Return the query alone."""
        data = self.cleaned_data
        return parse(data["q"], level=Level(data["level"]), any_word=data["words"] == "any")
