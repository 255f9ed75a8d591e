"""References for BibTeX and BibLaTeX."""

from collections.abc import Iterator

from archive.exports.citations import CitedArticle, one_line

# Braces are named: BibTeX counts even those with a backslash.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def as_bibtex(article: CitedArticle) -> str:
    """Write one entry: an article of its outlet, or a piece of nobody known."""
    kind = "article" if article.outlet else "misc"
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(article))
    return f"@{kind}{{{article.key},\n{fields}\n}}\n"


def _fields(article: CitedArticle) -> Iterator[tuple[str, str]]:
    if article.byline:
        yield "author", f"{{{_written(article.byline)}}}"  # one name, however many words it has
    yield "title", f"{{{_written(article.title)}}}"
    if article.outlet:
        yield "journal", _written(article.outlet)
    yield from _published(article)
    yield "url", f"{{{article.address}}}"
    yield "urldate", f"{{{article.accessed.isoformat()}}}"
    yield "langid", "{arabic}"
    yield "note", _written(f"SHA-256 {article.digest}")


def _published(article: CitedArticle) -> Iterator[tuple[str, str]]:
    if not article.published:
        yield "year", "{n.d.}"
        return
    year, *rest = article.published
    yield "year", f"{{{year}}}"
    if rest:
        yield "month", _MONTHS[rest[0] - 1]
    if len(rest) > 1:
        yield "day", f"{{{rest[1]}}}"


def _written(text: str) -> str:
    return f"{{{one_line(text).translate(_ESCAPES)}}}"
