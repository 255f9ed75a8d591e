"""Citations of an article in Arabic, French and English, for people to read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

# A day of publication as far as it is known: year, year and month, all three, or nothing.
KnownDate = tuple[int, ...]

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_MONTHS = {
    "ar": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre".split(),
    "en": "January February March April May June July August September October November "
    "December".split(),
}
_UNDATED = {"ar": "(د.ت)", "fr": "s.\u00a0d.", "en": "n.d."}
_SENTENCE_ENDS = (".", "!", "?", "؟", "…")


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """What citations say of an article; `published` is never the date of another moment.

    An article without a headline is cited by its `first_words`. The address is one that lasts.
    """

    address: str
    digest: str
    accessed: date
    record: int
    headline: str = ""
    first_words: str = ""
    byline: str = ""
    outlet: str = ""
    section: str = ""
    source: str = ""
    published: KnownDate = ()

    @property
    def key(self) -> str:
        """A name for lists of references: letters, digits and hyphens."""
        year = str(self.published[0]) if self.published else "nd"
        return f"yaqaza{year}-{self.digest[:8]}-{self.record}"

    @property
    def title(self) -> str:
        """The headline; first words stand in brackets, as catalogues write a title of their own."""
        return one_line(self.headline) or f"[{one_line(self.first_words)}]"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a citation; a quoted one is the article's and keeps its own direction."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one language, and the style that it follows."""

    language: str
    style: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


def cite(article: CitedArticle) -> tuple[Citation, ...]:
    """Cite an article in the archive's languages."""
    return (
        Citation("ar", "العربية", tuple(_in_arabic(article))),
        Citation("fr", "Français · ISO 690", tuple(_in_french(article))),
        Citation("en", "English · Chicago", tuple(_in_english(article))),
    )


def one_line(text: str) -> str:
    """Write a text on one line, without characters that files for programs do not bear."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def day_of(moment: date) -> KnownDate:
    return (moment.year, moment.month, moment.day)


def joined(known: KnownDate, sign: str) -> str:
    """Write a date in numbers, the year first."""
    return sign.join(f"{number:02d}" for number in known)


def in_words(known: KnownDate, language: str) -> str:
    """Write a date as precisely as it is known, in Western digits."""
    if not known:
        return _UNDATED[language]
    year, *rest = known
    if not rest:
        return str(year)
    month = _MONTHS[language][rest[0] - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    if language == "en":
        return f"{month} {rest[1]}, {year}"
    first = language == "fr" and rest[1] == 1
    return f"{'1er' if first else rest[1]} {month} {year}"


def _in_arabic(article: CitedArticle) -> Iterator[Part]:
    """As Arabic newspapers and journals cite: commas from the name to the address."""
    if article.byline:
        yield from (Part(one_line(article.byline), quoted=True), Part("، "))
    yield from _title(article, "«", "»، ")
    if article.outlet:
        yield from (Part(one_line(article.outlet), quoted=True), Part("، "))
    accessed = in_words(day_of(article.accessed), "ar")
    yield Part(f"{in_words(article.published, 'ar')}، أرشيف يقظة، ")
    yield Part(article.address, quoted=True)
    yield Part(f" (اطّلع عليه في {accessed}).")


def _in_french(article: CitedArticle) -> Iterator[Part]:
    """After ISO 690, as French libraries apply it to an article of a newspaper on line."""
    if article.byline:
        yield from _sentence(article.byline)
    yield from _title(article, "«\u00a0", "\u00a0». ")
    if article.outlet:
        yield Part(one_line(article.outlet), quoted=True)
        yield Part(" [en ligne]. ")
    accessed = in_words(day_of(article.accessed), "fr")
    yield Part(f"{in_words(article.published, 'fr')} [consulté le {accessed}]. ")
    yield Part("Archive Yaqaza. Disponible à l’adresse\u00a0: ")
    yield Part(article.address, quoted=True)


def _in_english(article: CitedArticle) -> Iterator[Part]:
    """After the Chicago Manual of Style, an entry of a bibliography."""
    if article.byline:
        yield from _sentence(article.byline)
    yield from _title(article, "“", f"{'' if _ends(article.title) else '.'}” ")
    if article.outlet:
        yield from (Part(one_line(article.outlet), quoted=True), Part(", "))
    published = in_words(article.published, "en")
    accessed = in_words(day_of(article.accessed), "en")
    yield Part(f"{published}{'' if _ends(published) else '.'} Yaqaza archive. ")
    yield Part(f"Accessed {accessed}. ")
    yield from (Part(article.address, quoted=True), Part("."))


def _title(article: CitedArticle, opening: str, closing: str) -> Iterable[Part]:
    return (Part(opening), Part(article.title, quoted=True), Part(closing))


def _sentence(name: str) -> Iterable[Part]:
    written = one_line(name)
    return (Part(written, quoted=True), Part(" " if _ends(written) else ". "))


def _ends(text: str) -> bool:
    return text.endswith(_SENTENCE_ENDS)
