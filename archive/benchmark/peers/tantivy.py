"""Tantivy, a search library in Rust, through tantivy-py, with its own default tokenizer."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tantivy import Document, Index, Occur, Query, Schema, SchemaBuilder, SnippetGenerator

from archive.benchmark.articles import MadeArticle
from archive.benchmark.engine import FACETS, HITS, Page, folder_size
from archive.benchmark.queries import Match, Question

_WRITER_BYTES = 128_000_000
# More than any facet has values, so that the counts are exact.
_MOST_VALUES = 1_000
_COUNT_ALL = {name: {"terms": {"field": name, "size": _MOST_VALUES}} for name in FACETS}


@contextmanager
def open_engine(folder: Path) -> Iterator["Tantivy"]:
    yield Tantivy(folder)


class Tantivy:
    """Stored text ranked by BM25; facets are aggregations over columns ("fast fields")."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()
        self._index = Index(self._schema, path=str(folder))
        self._index.config_reader(reload_policy="manual")

    def load(self, articles: Iterable[MadeArticle]) -> None:
        """Need nothing: the articles are given."""

    def add_all(self, articles: Iterable[MadeArticle]) -> None:
        writer = self._index.writer(_WRITER_BYTES, num_threads=1)
        for article in articles:
            writer.add_document(_document(article))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def add_one(self, article: MadeArticle) -> None:
        self.add_all([article])

    def hits(self, question: Question) -> tuple[int, ...]:
        searcher = self._index.searcher()
        found = searcher.search(_query(self._schema, question), HITS, count=False)
        addresses = [address for _, address in found.hits]
        return tuple(int(value or 0) for value in searcher.fast_field_values("id", addresses))

    def page(self, question: Question) -> Page:
        searcher = self._index.searcher()
        query = _query(self._schema, question)
        found: Any = searcher.search(query, HITS, count=True)
        documents = [searcher.doc(address) for _, address in found.hits]
        marked = query if question.match is not Match.PREFIX else self._begun(question, documents)
        snippets = SnippetGenerator.create(searcher, marked, self._schema, "text")
        return Page(
            ids=tuple(document["id"][0] for document in documents),
            total=found.count,
            facets=_read_facets(searcher.aggregate(query, _COUNT_ALL)),
            snippets=tuple(snippets.snippet_from_doc(each).to_html() for each in documents),
        )

    def size_in_bytes(self) -> int:
        return folder_size(self._folder)

    def _begun(self, question: Question, documents: list[Document]) -> Query:
        """Return a query of the words to mark; an expression, as it was searched, names none."""
        begun = re.compile(rf"\b{re.escape(question.words[0])}\w*")
        words = {word for each in documents for word in begun.findall(each["text"][0])}
        terms = [Query.term_query(self._schema, "text", word.lower()) for word in words]
        return Query.boolean_query([(Occur.Should, term) for term in terms])


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("text", stored=True)
    builder.add_unsigned_field("id", stored=True, fast=True)
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(article: MadeArticle) -> Document:
    document = Document(text=article.text)
    document.add_unsigned("id", article.id)
    for name in FACETS:
        value = getattr(article, name)
        for each in [value] if isinstance(value, str) else value:
            if each:
                document.add_text(name, each)
    return document


def _query(schema: Schema, question: Question) -> Query:
    query = _text_query(schema, question)
    if not question.outlet:
        return query
    narrowed = [("outlet", question.outlet), ("year", question.year)]
    filters = [
        Query.const_score_query(Query.term_query(schema, name, value, "basic"), 0.0)
        for name, value in narrowed
    ]
    return Query.boolean_query([(Occur.Must, each) for each in (query, *filters)])


def _text_query(schema: Schema, question: Question) -> Query:
    if question.match is Match.PHRASE:
        return Query.phrase_query(schema, "text", list(question.words))
    if question.match is Match.PREFIX:
        return Query.regex_query(schema, "text", f"{re.escape(question.words[0])}.*")
    words = [Query.term_query(schema, "text", word) for word in question.words]
    occur = Occur.Should if question.match is Match.ANY else Occur.Must
    return words[0] if len(words) == 1 else Query.boolean_query([(occur, each) for each in words])


def _read_facets(found: dict[str, dict[str, list[dict[str, int]]]]) -> dict[str, dict[str, int]]:
    return {
        name: {str(value["key"]): value["doc_count"] for value in values["buckets"]}
        for name, values in found.items()
    }
