"""Measuring the search on a judged collection."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db

DOCUMENTS = {
    "a": ("شرطة فاس", "توقيف متهم بالسرقة"),
    "b": ("", "شرطة طنجة"),
    "c": ("محكمة الرباط", ""),
}


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Two judged queries, one of them without a hit, and one that nobody judged."""
    folder = tmp_path / "collection"
    folder.mkdir()
    documents = [{"id": id_, "title": t, "text": x} for id_, (t, x) in DOCUMENTS.items()]
    write(folder / "docs.jsonl", documents)
    queries = {"1": "الشرطة فاس", "2": "زلزال", "3": "محكمة"}
    write(folder / "queries.jsonl", [{"id": i, "text": text} for i, text in queries.items()])
    (folder / "qrels.tsv").write_text("1\ta\t1\n2\tc\t1\n")
    return folder


def write(path: Path, records: list[dict[str, str]]) -> None:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))


def evaluate(*arguments: str | Path) -> str:
    out = StringIO()
    call_command("evaluate_search", *map(str, arguments), stdout=out)
    return out.getvalue()


def evaluate_json(*arguments: str | Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(evaluate("--json", *arguments))
    return data


def test_json_has_the_means_of_the_judged_queries(collection: Path) -> None:
    assert evaluate_json(collection) == {
        "ndcg@10": 0.5,
        "mrr@10": 0.5,
        "recall@100": 0.5,
        "empty": 0.5,
        "queries": 2,
    }


def test_articles_with_some_of_the_words_count_too(collection: Path) -> None:
    (collection / "qrels.tsv").write_text("1\tb\t1\n")

    assert evaluate_json(collection)["mrr@10"] == 0.5


def test_other_queries_may_be_asked(collection: Path, tmp_path: Path) -> None:
    write(tmp_path / "other.jsonl", [{"id": "1", "text": "متهم"}])

    assert evaluate_json(collection, "--queries", tmp_path / "other.jsonl")["mrr@10"] == 1


def test_a_folder_of_queries_gives_a_row_a_file(collection: Path, tmp_path: Path) -> None:
    (tmp_path / "sets").mkdir()
    write(tmp_path / "sets" / "00.jsonl", [{"id": "1", "text": "متهم"}])
    write(tmp_path / "sets" / "01.jsonl", [{"id": "1", "text": "زلزال"}])

    rows = evaluate_json(collection, "--queries", tmp_path / "sets")

    assert {name: row["empty"] for name, row in rows.items()} == {"00.jsonl": 0, "01.jsonl": 1}


def test_text_is_a_table(collection: Path) -> None:
    head, row = evaluate(collection).splitlines()

    assert head.split() == ["ndcg@10", "mrr@10", "recall@100", "empty", "queries"]
    assert row.split() == ["queries.jsonl", "0.5000", "0.5000", "0.5000", "0.5000", "2"]


def test_the_run_is_written_as_trec_does(collection: Path, tmp_path: Path) -> None:
    evaluate(collection, "--run", tmp_path / "run")

    assert (tmp_path / "run").read_text().splitlines() == [
        "1 Q0 a 1 2 yaqaza",
        "1 Q0 b 2 1 yaqaza",
        "3 Q0 c 1 1 yaqaza",
    ]


def test_a_query_that_the_page_refuses_finds_nothing(collection: Path) -> None:
    write(collection / "queries.jsonl", [{"id": "1", "text": "شرطة " * 300}])

    assert evaluate_json(collection)["empty"] == 1


def test_nothing_of_the_site_is_searched_or_changed(collection: Path, tmp_path: Path) -> None:
    article = make_article(headline="زلزال")

    assert evaluate_json(collection)["empty"] == 0.5
    assert list(Article.objects.all()) == [article]
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize("missing", ["docs.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(collection: Path, missing: str) -> None:
    (collection / missing).unlink()

    with pytest.raises(CommandError, match=missing):
        evaluate(collection)


@pytest.mark.parametrize("torn", ["docs.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_torn_line_is_named(collection: Path, torn: str) -> None:
    lines = (collection / torn).read_text().splitlines(keepends=True)
    (collection / torn).write_text("".join(lines[:1]) + '{"id"')

    with pytest.raises(CommandError, match=f"{torn}, line 2"):
        evaluate(collection)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        evaluate(tmp_path / "nowhere")


def test_queries_that_nobody_judged_are_refused(collection: Path) -> None:
    (collection / "qrels.tsv").write_text("9\ta\t1\n")

    with pytest.raises(CommandError, match=r"queries\.jsonl: expected queries"):
        evaluate(collection)


def test_a_folder_without_queries_is_refused(collection: Path, tmp_path: Path) -> None:
    (tmp_path / "sets").mkdir()

    with pytest.raises(CommandError, match="sets: expected files"):
        evaluate(collection, "--queries", tmp_path / "sets")


def test_one_run_of_many_sets_is_refused(collection: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--run takes one file"):
        evaluate(collection, "--queries", tmp_path, "--run", tmp_path / "run")


def test_a_run_that_cannot_be_written_is_named(collection: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no/run"):
        evaluate(collection, "--run", tmp_path / "no" / "run")
