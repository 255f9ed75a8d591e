"""The schema version grows with every change of the terms that texts give."""

import json
import zlib
from collections.abc import Iterator

from archive.search.analysis import SCHEMA_VERSION, derive
from archive.search.plan import Field
from archive.text.stop_words import is_stop_word
from archive.text.tokens import terms
from archive.text.trigrams import trigrams
from archive.text.wordlists import read_words
from tests.test_house import ROOT

# The checksum of the terms below, for the version that gives them.
VERSION, CHECKSUM = 3, 915_672_675

LISTS = (
    "families.txt", "kept_spellings.txt", "proclitic_hosts.txt", "protected.txt",
    "stop_words.txt", "whole_words.txt",
)  # fmt: skip


def test_other_terms_are_another_version() -> None:
    """When this fails, add one to SCHEMA_VERSION, and put version and checksum above."""
    assert (SCHEMA_VERSION, _checksum()) == (VERSION, CHECKSUM)


def _checksum() -> int:
    lines = (
        " ".join(
            [*(derive(field)(term) for field in Field), *trigrams(term), str(is_stop_word(term))]
        )
        for term in sorted({term for text in _texts() for term in terms(text)})
    )
    return zlib.crc32("\n".join(lines).encode())


def _texts() -> Iterator[str]:
    """The demo's articles, and every word that guides the analysis."""
    for entry in json.loads((ROOT / "fixtures/demo.json").read_text(encoding="utf-8")):
        if entry["model"] == "archive.article":
            yield entry["fields"]["body"]
    for name in LISTS:
        yield from read_words("archive.text", name)
