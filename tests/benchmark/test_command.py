"""The command that measures."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.benchmark import run
from archive.benchmark.engine import OpenEngine, find_engine
from archive.benchmark.queries import CLASSES
from archive.models import Article

pytestmark = pytest.mark.django_db

SHORT = ("--questions", "2", "--repeat", "1")


def benchmark(*options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("benchmark_search", *SHORT, *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def numbers(cost: dict[str, Any]) -> list[str]:
    return [key for key, value in cost.items() if value > 0]


def test_json_has_the_figures_of_every_engine() -> None:
    pytest.importorskip("tantivy")

    out, _ = benchmark("--articles", "200", "--peers", "tantivy,fts5", "--json")

    found = json.loads(out)
    assert list(found) == ["articles", "engines", "ratios"]
    assert list(found["engines"]) == ["yaqaza", "tantivy", "fts5"]
    for engine in found["engines"].values():
        assert numbers({key: engine[key] for key in engine if key != "classes"}) == [
            "docs_per_cpu_s", "index_bytes", "text_bytes", "add_one_cpu_ms",
        ]  # fmt: skip
        assert tuple(engine["classes"]) == CLASSES
        for cost in engine["classes"].values():
            assert numbers(cost["hits"]) == numbers(cost["page"]) == ["median_cpu_ms", "p95_cpu_ms"]
    assert {name: numbers(each) for name, each in found["ratios"].items()} == {
        "tantivy": ["hits", "page"],
        "fts5": ["hits", "page"],
    }


def test_an_engine_that_is_not_installed_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(name: str) -> OpenEngine:
        if name == "tantivy":
            raise ModuleNotFoundError("No module named 'tantivy'", name="tantivy")
        return find_engine(name)

    monkeypatch.setattr(run, "find_engine", find)

    out, err = benchmark("--articles", "100", "--peers", "tantivy,fts5")

    assert "tantivy is skipped: tantivy is not installed" in err
    assert "fts5" in out


def test_an_engine_that_would_take_hours_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_MOST_ARTICLES", {"haystack": 50})

    _, err = benchmark("--articles", "100", "--peers", "haystack")

    assert "haystack is skipped: it is measured up to 50 articles" in err


def test_several_sizes_are_drawn_and_their_growth_told(tmp_path: Path) -> None:
    plot = tmp_path / "plot.png"

    out, _ = benchmark("--sizes", "60,120", "--peers", "fts5", "--plot", str(plot))

    assert "60 articles" in out
    assert "120 articles" in out
    assert "Growth, page" in out
    assert plot.exists()


def test_the_sites_own_archive_is_left_alone() -> None:
    benchmark("--articles", "60", "--peers", "")

    assert not Article.objects.exists()


@pytest.mark.parametrize("options", [("--articles", "0"), ("--peers", "lucene")])
def test_what_cannot_be_measured_is_refused(options: tuple[str, str]) -> None:
    with pytest.raises(CommandError):
        benchmark(*options)
