"""Share cards of articles, drawn once and kept."""

import logging

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import override

from archive.exports.share_card import Card, draw_card
from archive.models import Article
from archive.selectors.numerals import arabic_indic_digits
from archive.selectors.wording import certain_date_in_words
from archive.text.digests import digest_of

_LOG = logging.getLogger(__name__)

# Grows with every change of the drawing.
_VERSION = 1


def card_of(article: Article) -> Card:
    """What the card of an article says, in the archive's language and Western digits."""
    with override(settings.LANGUAGE_CODE), arabic_indic_digits(False):
        return Card(
            headline=article.display_headline,
            outlet=article.outlet.name if article.outlet else "",
            date=certain_date_in_words(article),
        )


def share_card(article: Article) -> bytes:
    """The card of an article as a PNG; what it says is part of the key under which it is kept."""
    card = card_of(article)
    key = f"card:{_VERSION}:{digest_of(repr(card))}"
    png: bytes | None = cache.get(key)
    if png is None:
        png = draw_card(card)
        _keep(key, png)
    return png


def _keep(key: str, png: bytes) -> None:
    try:
        cache.set(key, png, timeout=None)
    except OSError as error:  # a full disk; the card is drawn again for the next who asks
        _LOG.warning("a card could not be kept: %s", error.strerror)
