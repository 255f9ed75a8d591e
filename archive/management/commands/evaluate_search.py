"""Measure the search on a judged collection."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.forms.search import SearchForm
from archive.ingest.judged import JudgedError, read_documents, read_grades, read_queries
from archive.search.evaluation import RECALL_DEPTH, Qrels, Run, Scores, score_run, trec_lines
from archive.selectors.search import find_hits
from archive.services.evaluation import take_in_documents
from archive.services.temporary import temporary_archive


class Command(BaseCommand):
    help = (
        "Index DIR/docs.jsonl in a temporary archive, search it for queries.jsonl as the site"
        " would, and score the order of the hits against DIR/qrels.tsv."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--queries", type=Path, help="a file in place of DIR/queries.jsonl, or a folder of them"
        )
        parser.add_argument("--json", action="store_true", help="print JSON for scripts")
        parser.add_argument("--run", type=Path, metavar="FILE", help="write the run as TREC does")

    def handle(
        self, *args: Any, folder: Path, queries: Path | None, run: Path | None, **options: Any
    ) -> None:
        many = queries is not None and queries.is_dir()
        if run is not None and many:
            raise CommandError("--run takes one file of queries, not a folder")
        files = _query_files(queries or folder / "queries.jsonl")
        try:
            runs = _search_for(files, folder / "docs.jsonl")
            scores = _score(runs, read_grades(folder / "qrels.tsv"))
        except JudgedError as error:
            raise CommandError(str(error)) from error
        if run is not None:
            _write(run, runs[files[0]])
        self.stdout.write(_as_json(scores, many=many) if options["json"] else _as_table(scores))


def _query_files(queries: Path) -> list[Path]:
    if not queries.is_dir():
        return [queries]
    files = sorted(queries.glob("*.jsonl"))
    if not files:
        raise CommandError(f"{queries}: expected files that end in .jsonl")
    return files


def _search_for(files: list[Path], documents: Path) -> dict[Path, Run]:
    asked = {file: list(read_queries(file)) for file in files}
    with temporary_archive():
        ids = take_in_documents(read_documents(documents))
        return {
            file: {query.id: _find(query.text, ids) for query in queries}
            for file, queries in asked.items()
        }


def _find(text: str, ids: Mapping[int, str]) -> list[str]:
    """Return the documents that the page shows, in its order; none for what the form refuses."""
    form = SearchForm({"q": text})
    if not form.is_valid():
        return []
    hits = find_hits(form.to_search(), start=0, stop=RECALL_DEPTH).hits
    return [ids[hit.article_id] for hit in hits]


def _score(runs: Mapping[Path, Run], qrels: Qrels) -> dict[str, Scores]:
    scores = {file.name: score_run(run, qrels) for file, run in runs.items()}
    for name, each in scores.items():
        if not each.queries:
            raise CommandError(f"{name}: expected queries that qrels.tsv has grades for")
    return scores


def _write(path: Path, run: Run) -> None:
    try:
        path.write_text("".join(f"{line}\n" for line in trec_lines(run)), encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error


def _as_json(scores: dict[str, Scores], *, many: bool) -> str:
    rows = {name: each.as_data() for name, each in scores.items()}
    return json.dumps(rows if many else next(iter(rows.values())), ensure_ascii=False)


def _as_table(scores: dict[str, Scores]) -> str:
    names = list(next(iter(scores.values())).as_data())
    width = max(map(len, scores))
    lines = [" ".join([" " * width, *(f"{name:>10}" for name in names)])]
    for file, each in scores.items():
        values = [f"{value:>10.4f}" for value in list(each.as_data().values())[:-1]]
        lines.append(" ".join([f"{file:<{width}}", *values, f"{each.queries:>10}"]))
    return "\n".join(lines)
