"""Taking in files and folders from the command line."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.models import Article

pytestmark = pytest.mark.django_db

PROPER = "عززت ولاية أمن وجدة دورياتها الراجلة في محيط المحطة الطرقية، وذلك منذ مطلع الأسبوع."
HEADLINE = "دوريات راجلة جديدة تعيد الهدوء إلى وجدة"
WHOLE = f"{HEADLINE}\nضفاف بريس\nنشر في 12 غشت 2023\n{PROPER}"


def ingest(*paths: Path, **options: bool) -> list[str]:
    out = StringIO()
    call_command("ingest", *paths, stdout=out, **options)
    return out.getvalue().splitlines()


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_file_is_created_and_then_identical(tmp_path: Path) -> None:
    path = write(tmp_path, "1.txt", WHOLE)

    assert ingest(path) == ["1.txt: created"]
    assert ingest(path) == ["1.txt: identical"]
    assert Article.objects.get().status == "draft"


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        (f"ضفاف بريس\nنشر في 12 غشت 2023\n{PROPER}", "no headline"),
        (f"{HEADLINE}\nنشر في 12 غشت 2023\n{PROPER}", "no outlet"),
        (f"{HEADLINE}\nضفاف بريس\n{PROPER}", "no date"),
        (f"{HEADLINE}\nضفاف بريس\n12 غشت 2023\n{PROPER}", "date of the page header"),
        (PROPER, "no headline, no outlet, no date"),
    ],
)
def test_what_needs_attention_is_said(tmp_path: Path, text: str, doubts: str) -> None:
    path = write(tmp_path, "1.txt", text)

    assert ingest(path) == [f"1.txt: created; needs attention: {doubts}"]


def test_another_text_of_a_known_source_needs_attention(tmp_path: Path) -> None:
    ingest(write(tmp_path, "1.txt", WHOLE))

    said = StringIO()
    with pytest.raises(CommandError, match="1 of 1 files could not be taken in"):
        call_command("ingest", write(tmp_path, "1.txt", PROPER), stdout=said)

    assert "needs attention: another text has this source; nothing was changed" in said.getvalue()
    assert Article.objects.get().body == WHOLE


def test_a_known_text_names_the_source_that_has_it(tmp_path: Path) -> None:
    ingest(write(tmp_path, "1.txt", WHOLE))

    assert ingest(write(tmp_path, "2.txt", WHOLE)) == ["2.txt: identical to 1.txt"]


def test_a_folder_gives_its_text_files_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b/2.txt", f"{WHOLE} ثان")
    write(tmp_path, "a.txt", WHOLE)
    write(tmp_path, "notes.md", "ليس خبرا")

    assert ingest(tmp_path) == ["a.txt: created", "b/2.txt: created"]


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert ingest(tmp_path) == []


def test_a_dry_run_says_what_a_run_does_and_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "1.txt", WHOLE)
    write(tmp_path, "2.txt", WHOLE)

    dry = ingest(tmp_path, dry_run=True)

    assert not Article.objects.exists()
    assert dry == ["1.txt: would be created", "2.txt: identical to 1.txt"]
    assert ingest(tmp_path) == ["1.txt: created", "2.txt: identical to 1.txt"]


def test_articles_are_published_at_once_when_asked(tmp_path: Path) -> None:
    ingest(write(tmp_path, "1.txt", WHOLE), publish=True)

    assert Article.objects.public().count() == 1


def test_a_file_that_fails_says_why_and_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "1.txt", " \n")
    (tmp_path / "2.txt").write_bytes(b"\x89PNG\r\n\x00\x00")
    write(tmp_path, "3.txt", WHOLE)

    with pytest.raises(CommandError, match=r"^3 of 4 files could not be taken in$"):
        call_command("ingest", tmp_path, tmp_path / "no.txt")

    assert capsys.readouterr().out.splitlines() == [
        "1.txt: failed: the file is empty",
        "2.txt: failed: the file is no text",
        "3.txt: created",
        "no.txt: failed: the file cannot be read (No such file or directory)",
    ]


def test_an_old_encoding_is_mentioned(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(WHOLE.encode("windows-1256"))

    assert ingest(tmp_path) == ["1.txt: created; decoded from windows-1256"]


def test_a_file_name_in_an_old_encoding_is_kept_as_escapes(tmp_path: Path) -> None:
    name = os.fsdecode("خبر.txt".encode("windows-1256"))
    write(tmp_path, name, WHOLE)

    assert ingest(tmp_path) == ["\\udcce\\udcc8\\udcd1.txt: created"]
    assert ingest(tmp_path) == ["\\udcce\\udcc8\\udcd1.txt: identical"]


def test_the_five_seeds_are_taken_in(seeds: Path) -> None:
    lines = ingest(seeds, publish=True)

    assert [line.partition(": ")[2].partition(";")[0] for line in lines] == ["created"] * 5
    assert ingest(seeds)[0].endswith(": identical")
