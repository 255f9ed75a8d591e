"""Forms of the curators' pages."""

from typing import Any

from django import forms
from django.contrib.admin.helpers import ActionForm
from django.utils.translation import gettext_lazy as _

from archive.admin.fields import BodyField, HttpsURLField, LinesField, restore_line_ends
from archive.models import Article, Outlet, Tag
from archive.text.folding import fold_name


class ArticleForm(forms.ModelForm):
    """An article whose body comes back from the browser as it was."""

    class Meta:
        model = Article
        fields = "__all__"
        field_classes = {"body": BodyField}

    def clean_body(self) -> str:
        return restore_line_ends(self.cleaned_data["body"], self.instance.body)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        body = cleaned.get("body")
        if body is not None and cleaned.get("body_start", 0) > len(body):
            self.add_error("body_start", _("The article begins after the end of its body."))
        self._check_date(cleaned)
        return cleaned

    def _check_date(self, cleaned: dict[str, Any]) -> None:
        known = cleaned.get("date_kind") != Article.DateKind.UNKNOWN
        if known != bool(cleaned.get("published_on")):
            self.add_error("date_kind", _("A date has a kind, and no date is of an unknown kind."))
        if bool(cleaned.get("date_precision")) != bool(cleaned.get("published_on")):
            self.add_error("date_precision", _("A date has a precision, and no date has none."))


class PasteForm(forms.Form):
    """A text pasted from a page or a file."""

    text = BodyField(
        label=_("Text"),
        help_text=_("The whole text, with headline, outlet and date if the page has them."),
        widget=forms.Textarea(attrs={"rows": 20, "cols": 80, "dir": "auto"}),
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=2000,
        help_text=_("The address or the file name that it came from."),
    )

    def clean_text(self) -> str:
        return restore_line_ends(self.cleaned_data["text"], "")


class TagActionForm(ActionForm):
    """The action of a list, with the tag that it is done with."""

    tag = forms.ModelChoiceField(Tag.objects.current(), label=_("Tag"), required=False)


class OutletForm(forms.ModelForm):
    """An outlet with its other names, one a line."""

    class Meta:
        model = Outlet
        fields = "__all__"
        field_classes = {"aliases": LinesField, "home_page": HttpsURLField}


class TagForm(forms.ModelForm):
    """A tag whose key no other tag has."""

    class Meta:
        model = Tag
        fields = "__all__"
        field_classes = {"synonyms": LinesField}

    def clean_name_ar(self) -> str:
        name: str = self.cleaned_data["name_ar"]
        same = Tag.objects.filter(key=fold_name(name)).exclude(pk=self.instance.pk).first()
        if same:
            raise forms.ValidationError(_("The tag “%(tag)s” has this name."), params={"tag": same})
        if not fold_name(name):
            raise forms.ValidationError(_("A name has letters."))
        return name

    def clean_parent(self) -> Tag | None:
        parent: Tag | None = self.cleaned_data["parent"]
        if self.instance.pk and parent and self.instance in parent.lineage():
            raise forms.ValidationError(_("A tag cannot stand above itself."))
        return parent
