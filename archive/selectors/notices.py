"""What a reader is told about parts of a query that could not be taken as they stood."""

from django.utils.translation import gettext as _

from archive.search.query import Label, Notice, NoticeKind, Query


def notice_in_words(notice: Notice) -> str:
    """Say what was done with a part of a query that could not be taken as it stood."""
    return _sentences()[notice.kind] % notice.text


def unknown_labels(query: Query) -> list[str]:
    """Say which of the outlets and tags that were named the archive does not have."""
    sentences = {
        "outlet": _("The archive has no outlet called “%s”."),
        "tags": _("The archive has no tag called “%s”."),
    }
    labels = [leaf for leaf in query.leaves if isinstance(leaf, Label) and not leaf.slugs]
    return [sentences[label.facet] % label.text for label in dict.fromkeys(labels)]


def _sentences() -> dict[NoticeKind, str]:
    return {
        NoticeKind.OPERATOR_AS_WORD: _("“%s” stands alone, so it was searched for as a word."),
        NoticeKind.OPERATOR_DROPPED: _("“%s” has no word on one side and was left out."),
        NoticeKind.QUOTE_CLOSED: _(
            "The quotation mark before “%s” was not closed; the phrase was read to its end."
        ),
        NoticeKind.PARENTHESES_BALANCED: _("The parenthesis “%s” had no partner."),
        NoticeKind.READ_AS_PHRASE: _("“%s” was read as a phrase."),
        NoticeKind.WITHOUT_LETTERS: _("“%s” has no letter or digit to search for."),
        NoticeKind.SIGN_DROPPED: _("The sign in “%s” was left out."),
        NoticeKind.COMMON_WORDS: _(
            "Too common to be searched for: %s. In quotation marks they are looked for."
        ),
        NoticeKind.ONE_LETTER: _("“%s” is one letter alone, which nearly every article has."),
        NoticeKind.WILDCARD_TOO_SHORT: _("“%s” was left out: * needs three letters before it."),
        NoticeKind.WILDCARD_LEADING: _(
            "“%s” was left out: * and ? stand for letters only at the end of a word, as in شرط*."
        ),
        NoticeKind.TOO_MANY_WILDCARDS: _(
            "“%s” was left out: a search may have three words with *."
        ),
        NoticeKind.SLOP_CLAMPED: _("“%s” was read with 50 words between, which is the most."),
        NoticeKind.UNREADABLE_DATE: _(
            "“%s” is no date and was left out. Dates are 2022, 2022-05, 2022-05-17 or 2022..2023."
        ),
    }
