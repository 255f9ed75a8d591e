"""Searches that show what can be asked, each of which finds something in the demo."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.search.query import Level

Words = str | Promise

_ARABIC_LETTER = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Example:
    """A query as a reader writes it, and what it finds."""

    text: str
    explanation: Words
    level: Level = Level.WORD

    @property
    def language(self) -> str:
        """The language to read it in; what has no Arabic letter is of Latin ones."""
        return "ar" if _ARABIC_LETTER.search(self.text) else "fr"


@dataclass(frozen=True, slots=True)
class ExampleGroup:
    """Examples of one kind."""

    title: Words
    examples: tuple[Example, ...]


EXAMPLES = (
    ExampleGroup(
        _("Words"),
        (
            Example("طنجة المخدرات", _("Both words. Articles with only one of them come after.")),
            Example("طنجة أو تطوان", _("One of the words or both. OR means the same.")),
            Example(
                "وجدة -حافلة", _("The first word without the second. ليس and NOT do the same.")
            ),
            Example("(طنجة أو تطوان) تهريب", _("Parentheses hold together what belongs together.")),
            Example("شرط*", _("Every word that begins so; three letters at least before the *.")),
            Example("6840", _("A number however it is written: 6840, 6.840 or ٦٨٤٠.")),
        ),
    ),
    ExampleGroup(
        _("Phrases and exact spelling"),
        (
            Example('"الشرطة القضائية"', _("These words, in this order and spelling.")),
            Example("«طنجة المتوسط»", _("Quotation marks of any kind do.")),
            Example('"ميناء المخدرات"~20', _("Words in any order, at most twenty others between.")),
            Example("=والي", _("This word in no other form than this.")),
        ),
    ),
    ExampleGroup(
        _("Headline, outlet, tag and date"),
        (
            Example("عنوان:بلاغ", _("A word of the headline. headline: means the same.")),
            Example('headline:"بني ملال"', _("A phrase of the headline.")),
            Example("طنجة منبر:مرافئ", _("What one outlet printed. outlet: means the same.")),
            Example('وسم:"سرقة السيارات"', _("What carries a tag. tag: means the same.")),
            Example("وجدة تاريخ:2018", _("What was published in a year. date: means the same.")),
            Example("فاس date:2022-05..", _("From a day, a month or a year on.")),
            Example("فاس date:2019..2023-06", _("Between two of them; ..2019 means until then.")),
        ),
    ),
    ExampleGroup(
        _("Names, abbreviations and slips"),
        (
            Example("DGSN", _("What else a thing is called is searched for too, and named.")),
            Example("Tanger", _("Cities in Arabic, French and English.")),
            Example("Arkani", _("A name in Latin letters, however it is spelled.")),
            Example("المخذرات", _("A slip: articles with similar words come after.")),
            Example("hgsvrm", _("The right keys on the wrong keyboard.")),
        ),
    ),
    ExampleGroup(
        _("How near a word must be"),
        (
            Example("تهريب", _("Same word: with articles, prefixes and endings.")),
            Example(
                "تهريب",
                _("Same spelling: as written, but for vowel marks and the seats of hamza."),
                Level.SPELLING,
            ),
            Example(
                "تهريب",
                _("Word family: everything from the same root, such as مهرب and هرّب."),
                Level.FAMILY,
            ),
        ),
    ),
)
