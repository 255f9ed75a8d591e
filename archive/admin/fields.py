"""Form fields of the curators' pages."""

from typing import Any

from django import forms


class LinesField(forms.Field):
    """A list of short texts, one a line."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        # A form field made for a JSON column brings its coders, which lines do not need.
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: str | None) -> list[str]:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(self.prepare_value(initial)) != self.to_python(data)


class HttpsURLField(forms.URLField):
    """An address that is taken for https when it does not say."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **kwargs})


class BodyField(forms.CharField):
    """The body of an article, whose white space is part of the text."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "strip": False})

    def validate(self, value: str) -> None:
        """Blanks alone are no text."""
        super().validate(value.strip())


def restore_line_ends(sent: str, kept: str) -> str:
    """Return a text that a browser sent with the line ends of the text that is kept.

    Browsers send every line end as CR LF. A text that is otherwise the same is the kept one.
    """
    plain = _line_feeds(sent)
    if plain == _line_feeds(kept):
        return kept
    return plain.replace("\n", "\r\n") if "\r\n" in kept else plain


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
