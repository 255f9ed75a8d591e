"""The five seeds, and five texts of ours that are like them, ingested and published."""

from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.models import Article

OWN = Path(__file__).parent / "own"


@dataclass(frozen=True)
class Corpus:
    """Five articles, the folder that they came from, and the words that differ between twins."""

    folder: Path
    name: str
    outlet: str
    headline_word: str
    header_day: str
    section: str

    def article(self, prefix: str) -> Article:
        return Article.objects.get(source__startswith=prefix)

    def text(self, prefix: str) -> str:
        (path,) = self.folder.glob(f"{prefix}*")
        return path.read_bytes().decode()


@pytest.fixture(params=["seeds", "own"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """The files of one of the twins, not yet ingested."""
    if request.param == "own":
        return Corpus(OWN, "اوزرهون", "ضياء بريس", "مكتبه", "2024-04-11", "مجتمع")
    folder: Path = request.getfixturevalue("seeds")
    return Corpus(folder, "اوحتيت", "حرية بريس", "واليقظة", "2024-04-19", "سياسة")


@pytest.fixture
def archive(corpus: Corpus, run_indexer: Callable[[], None]) -> Corpus:
    """The files of one of the twins, ingested, published and indexed."""
    call_command("ingest", "--publish", str(corpus.folder), stdout=StringIO())
    run_indexer()
    return corpus
