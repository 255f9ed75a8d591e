"""References in RIS, which programs for references read."""

from collections.abc import Iterator

from archive.exports.citations import CitedArticle, KnownDate, joined, one_line

_END = "\r\n"


def as_ris(article: CitedArticle) -> str:
    """Write one record; a field is one line."""
    return "".join(f"{tag}  - {one_line(value)}{_END}" for tag, value in _fields(article))


def _fields(article: CitedArticle) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", article.key
    yield "TI", article.title
    for tag, value in (("AU", article.byline), ("T2", article.outlet), ("SE", article.section)):
        if value:
            yield tag, value
    if article.published:
        yield "PY", str(article.published[0])
        yield "DA", _day(article.published)
    yield "Y2", f"{article.accessed:%Y/%m/%d}"
    yield "LA", "ar"
    yield "UR", article.address
    yield "DB", "Yaqaza"
    yield "N1", f"SHA-256 {article.digest}"
    yield "ER", ""


def _day(known: KnownDate) -> str:
    """Write year, month, day and other, with nothing between the slashes that is not known."""
    return joined(known, "/") + "/" * (3 - len(known))
