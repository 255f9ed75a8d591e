"""Arabic and French are complete, and compiled as they are written."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = {"ar": 6, "fr": 2}

catalogue = pytest.mark.parametrize("language", LANGUAGES)


def po(language: str, root: Path = ROOT) -> polib.POFile:
    return polib.pofile(str(root / "locale" / language / "LC_MESSAGES" / "django.po"))


def key(entry: polib.POEntry | polib.MOEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


@catalogue
def test_everything_is_translated(language: str) -> None:
    entries = po(language)

    assert [key(entry) for entry in entries.untranslated_entries()] == []
    assert [key(entry) for entry in entries.fuzzy_entries()] == []


@catalogue
def test_every_plural_has_its_forms(language: str) -> None:
    plurals = [entry for entry in po(language) if entry.msgid_plural]

    assert plurals
    assert {len(entry.msgstr_plural) for entry in plurals} == {LANGUAGES[language]}


@catalogue
def test_placeholders_are_kept(language: str) -> None:
    placeholder = re.compile(r"%\(\w+\)[sd]|%[sd]")
    for entry in po(language):
        wanted = sorted(placeholder.findall(entry.msgid))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert not text or sorted(placeholder.findall(text)) == wanted, entry.msgid


def test_french_marks_never_stand_alone_on_a_line() -> None:
    breaking = re.compile("\\S [;:!»]|« ")
    texts = [text for entry in po("fr") for text in (entry.msgstr, *entry.msgstr_plural.values())]

    assert [text for text in texts if breaking.search(text)] == []
    assert any("\u202f;" in text for text in texts)


@catalogue
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    compiled = polib.mofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.mo"))

    def content(catalogue: polib.POFile | polib.MOFile) -> dict[tuple[str, str], object]:
        return {key(entry): entry.msgstr or entry.msgstr_plural for entry in catalogue}

    assert content(compiled) == content(po(language))


def test_no_sentence_is_missing_from_the_catalogues(tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        pytest.skip("needs gettext")
    for name in ("archive", "config", "templates", "locale", "static", "fixtures"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "manage.py", tmp_path)

    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "ar", "-l", "fr", "--no-location"],
        cwd=tmp_path,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "YAQAZA_DATA": str(tmp_path / "data"),
        },
        check=True,
        capture_output=True,
    )

    for language in LANGUAGES:
        fresh = {key(entry) for entry in po(language, tmp_path) if not entry.obsolete}
        assert fresh == {key(entry) for entry in po(language) if not entry.obsolete}
