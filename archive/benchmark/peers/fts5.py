"""SQLite's full-text index FTS5, as its documentation shows it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from archive.benchmark.articles import MadeArticle
from archive.benchmark.engine import FACETS, HITS, Page, folder_size
from archive.benchmark.queries import Match, Question

_SCHEMA = """
CREATE VIRTUAL TABLE text USING fts5(body, tokenize = 'unicode61');
CREATE TABLE article (
    id INTEGER PRIMARY KEY, outlet TEXT, year TEXT, month TEXT, date_kind TEXT, section TEXT
);
CREATE TABLE article_tag (article INTEGER, tag TEXT, PRIMARY KEY (article, tag)) WITHOUT ROWID;
"""
_MATCHES = "FROM text JOIN article ON article.id = text.rowid WHERE text MATCH :asked"
_NARROWED = f"{_MATCHES} AND outlet = :outlet AND year = :year"
_PLAIN = "FROM text WHERE text MATCH :asked"
# The matches and the values of their facets, counted in one statement between these two parts.
_COUNTED = "WITH matches AS MATERIALIZED (SELECT text.rowid AS id "
_COUNTS = """)
SELECT 'total', '', count(*) FROM matches
UNION ALL SELECT 'outlet', outlet, count(*) FROM matches JOIN article USING (id) GROUP BY 2
UNION ALL SELECT 'year', year, count(*) FROM matches JOIN article USING (id) GROUP BY 2
UNION ALL SELECT 'month', month, count(*) FROM matches JOIN article USING (id) GROUP BY 2
UNION ALL SELECT 'date_kind', date_kind, count(*) FROM matches JOIN article USING (id) GROUP BY 2
UNION ALL SELECT 'section', section, count(*) FROM matches JOIN article USING (id) GROUP BY 2
UNION ALL SELECT 'tags', tag, count(*) FROM matches JOIN article_tag ON article = id GROUP BY 2
"""
_KNOWN = "SELECT sqlite_compileoption_used('ENABLE_FTS5')"
_SNIPPET = "snippet(text, 0, '<mark>', '</mark>', '…', 40)"


if not sqlite3.connect(":memory:").execute(_KNOWN).fetchone()[0]:
    raise ModuleNotFoundError("SQLite was built without FTS5", name="SQLite with FTS5")


@contextmanager
def open_engine(folder: Path) -> Iterator["Fts5"]:
    with closing(sqlite3.connect(folder / "fts5.sqlite3")) as connection:
        connection.executescript(_SCHEMA)
        yield Fts5(connection, folder)


class Fts5:
    """Text in a virtual table, ranked by BM25; facets are grouped over the rows that match."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def load(self, articles: Iterable[MadeArticle]) -> None:
        """Need nothing: the articles are given."""

    def add_all(self, articles: Iterable[MadeArticle]) -> None:
        with self._connection:
            for article in articles:
                self._insert(article)

    def add_one(self, article: MadeArticle) -> None:
        self.add_all([article])

    def hits(self, question: Question) -> tuple[int, ...]:
        best = f"SELECT text.rowid {_source(question)} ORDER BY rank LIMIT {HITS}"
        return tuple(row[0] for row in self._connection.execute(best, _asked(question)))

    def page(self, question: Question) -> Page:
        source, asked = _source(question), _asked(question)
        best = f"SELECT text.rowid, {_SNIPPET} {source} ORDER BY rank LIMIT {HITS}"
        rows = self._connection.execute(best, asked).fetchall()
        facets: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        total = 0
        for name, value, count in self._connection.execute(_COUNTED + source + _COUNTS, asked):
            if name == "total":
                total = count
            elif value:
                facets[name][value] = count
        return Page(tuple(row[0] for row in rows), total, facets, tuple(row[1] for row in rows))

    def size_in_bytes(self) -> int:
        return folder_size(self._folder)

    def _insert(self, article: MadeArticle) -> None:
        execute = self._connection.execute
        execute("INSERT INTO text (rowid, body) VALUES (?, ?)", (article.id, article.text))
        values = [str(getattr(article, name)) for name in FACETS if name != "tags"]
        execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", (article.id, *values))
        tags = [(article.id, tag) for tag in article.tags]
        self._connection.executemany("INSERT INTO article_tag VALUES (?, ?)", tags)


def _source(question: Question) -> str:
    return _NARROWED if question.outlet else _PLAIN


def _asked(question: Question) -> dict[str, str]:
    return {"asked": _expression(question), "outlet": question.outlet, "year": question.year}


def _expression(question: Question) -> str:
    quoted = [f'"{word}"' for word in question.words]
    match question.match:
        case Match.ANY:
            return " OR ".join(quoted)
        case Match.PHRASE:
            return f'"{" ".join(question.words)}"'
        case Match.PREFIX:
            return f"{quoted[0]}*"
        case _:
            return " ".join(quoted)
