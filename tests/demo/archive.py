"""The demo archive as its fixture states it."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from archive.text.folding import fold_name
from tests.tables import read_table

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "demo.json"
DEMO_LINE = "نص تجريبي"
_SENTENCE_END = re.compile(r"[.؟!…\n]+")
_SHORTEST_SENTENCE = 5


@dataclass(frozen=True)
class DemoArticle:
    """One article of the fixture."""

    fields: dict[str, Any]

    @property
    def source(self) -> str:
        return str(self.fields["source"])

    @property
    def body(self) -> str:
        return str(self.fields["body"])

    @property
    def text(self) -> str:
        """The article proper, without the line that says it is a demo."""
        proper = self.body[self.fields["body_start"] :]
        return "\n".join(line for line in proper.splitlines() if DEMO_LINE not in line)

    @property
    def sentences(self) -> list[str]:
        """The folded sentences of five words or more."""
        parts = (fold_name(part) for part in _SENTENCE_END.split(self.text))
        return [part for part in parts if len(part.split()) >= _SHORTEST_SENTENCE]


@cache
def records(model: str) -> list[dict[str, Any]]:
    """The fields of every record of a model."""
    every = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return [record["fields"] for record in every if record["model"] == f"archive.{model}"]


@cache
def demo() -> dict[str, DemoArticle]:
    """Every article by its source."""
    return {fields["source"]: DemoArticle(fields) for fields in records("article")}


def originals() -> dict[str, str]:
    """Of each reprint, the communiqué that it reprints."""
    return {row[0]: row[1] for row in read_table("demo_reprints.tsv")}
