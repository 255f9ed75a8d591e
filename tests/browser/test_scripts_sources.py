"""What the scripts may be: small, ours, and without a way from text to code or to markup."""

import re
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).resolve().parents[2] / "static" / "js").glob("*.js"))
MOST_LETTERS, MOST_LINES = 15 * 1024, 110
FORBIDDEN = {
    "code from text": r"\beval\b|\bFunction\(|set(?:Timeout|Interval)\(\s*[\"'`]",
    "markup from text": r"(?:inner|outer)HTML|insertAdjacentHTML|setHTML|document\.write",
    "another host": r"https?://|[\"'`]//",
    "another file": r"^\s*import\b|\bimport\(|importScripts|sourceMappingURL",
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_no_script_has_what_the_policy_is_there_for(name: str) -> None:
    pattern = re.compile(FORBIDDEN[name], re.MULTILINE)

    found = {file.name: pattern.findall(file.read_text(encoding="utf-8")) for file in FILES}

    assert found == {file.name: [] for file in FILES}


def test_scripts_are_small() -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES]

    assert 0 < sum(len(text.encode()) for text in texts) < MOST_LETTERS
    assert max(text.count("\n") for text in texts) < MOST_LINES
