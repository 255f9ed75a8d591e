"""Queries, notices and dates put into words for readers."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.models import Article
from archive.search.query import And, Node, Not, Notice, NoticeKind, Or, Phrase, Query


def query_in_words(query: Query) -> str:
    """Restate a query as it was understood."""
    return _in_words(query.root) if query.root is not None else ""


def notice_in_words(notice: Notice) -> str:
    """Say what was done with a part of a query that could not be taken as it stood."""
    sentences = {
        NoticeKind.OPERATOR_AS_WORD: _("“%s” stands alone, so it was searched for as a word."),
        NoticeKind.OPERATOR_DROPPED: _("“%s” has no word on one side and was left out."),
        NoticeKind.QUOTE_CLOSED: _(
            "The quotation mark before “%s” was not closed; the phrase was read to its end."
        ),
        NoticeKind.PARENTHESES_BALANCED: _("The parenthesis “%s” had no partner."),
        NoticeKind.READ_AS_PHRASE: _("“%s” was read as a phrase."),
        NoticeKind.WITHOUT_LETTERS: _("“%s” has no letter or digit to search for."),
        NoticeKind.SIGN_DROPPED: _("The sign in “%s” was left out."),
    }
    return sentences[notice.kind] % notice.text


def date_in_words(article: Article) -> str:
    """Write a date as precisely as it is known."""
    formats = {
        Article.DatePrecision.DAY: "DATE_FORMAT",
        Article.DatePrecision.MONTH: "YEAR_MONTH_FORMAT",
        Article.DatePrecision.YEAR: "Y",
    }
    if article.published_on is None:
        return _("undated")
    return date_format(article.published_on, formats[Article.DatePrecision(article.date_precision)])


def certain_date_in_words(article: Article) -> str:
    """Write a date with what makes it uncertain, if anything does."""
    written = date_in_words(article)
    if article.date_kind in {Article.DateKind.PUBLISHED, Article.DateKind.UNKNOWN}:
        return written
    return f"{written} — {article.get_date_kind_display()}"


def _in_words(node: Node, *, inside: bool = False) -> str:
    match node:
        case Phrase(text, _terms, quoted):
            return f"«{text}»" if quoted else text
        case Not(part):
            return _("without %s") % _in_words(part, inside=True)
        case And(parts):
            words = _(" and ").join(_in_words(part, inside=True) for part in parts)
        case Or(parts):
            words = _(" or ").join(_in_words(part, inside=True) for part in parts)
    return f"({words})" if inside else words
