"""Articles taken in, each of them once."""

from datetime import date
from pathlib import Path

import pytest

from archive.ingest.files import SourceFile
from archive.models import Article, Outlet
from archive.services.intake import Outcome, take_in_file, take_in_text
from archive.services.intake_runs import take_in_files
from tests.factories import make_article, make_outlet

pytestmark = pytest.mark.django_db

PROPER = "عززت ولاية أمن وجدة دورياتها الراجلة في محيط المحطة الطرقية، وذلك منذ مطلع الأسبوع."
TEXT = f"دوريات راجلة جديدة تعيد الهدوء إلى وجدة\nضفاف بريس\n{PROPER}\n"


def test_a_text_becomes_a_draft_with_what_its_first_lines_say() -> None:
    intake = take_in_text(TEXT, source="001.txt")

    article = Article.objects.get(source="001.txt")
    assert (intake.outcome, intake.article) == (Outcome.CREATED, article)
    assert (article.status, article.headline) == ("draft", TEXT.splitlines()[0])
    assert (str(article.outlet), article.text.strip()) == ("ضفاف بريس", PROPER)


def test_the_body_is_kept_to_the_letter() -> None:
    text = "\r\n  " + TEXT.replace("\n", "\r\n") + "\t "

    take_in_text(text, source="001.txt")

    assert Article.objects.get().body == text


def test_a_second_run_finds_the_same_text() -> None:
    first = take_in_text(TEXT, source="001.txt")

    second = take_in_text(TEXT, source="001.txt", publish=True)

    assert (second.outcome, second.article) == (Outcome.IDENTICAL, first.article)
    assert Article.objects.get().status == "draft"


def test_another_text_of_a_known_source_changes_nothing() -> None:
    first = take_in_text(TEXT, source="001.txt")

    second = take_in_text(PROPER, source="001.txt")

    assert (second.outcome, second.article) == (Outcome.CONFLICT, first.article)
    assert Article.objects.get().body == TEXT


def test_a_known_text_is_not_taken_in_under_another_source() -> None:
    first = take_in_text(TEXT, source="001.txt")

    second = take_in_text(TEXT, source="https://example.org/1")

    assert (second.outcome, second.article) == (Outcome.IDENTICAL, first.article)


def test_a_dry_run_changes_nothing() -> None:
    intake = take_in_text(TEXT, source="001.txt", dry_run=True)

    assert intake.outcome is Outcome.CREATED
    assert not Article.objects.exists()
    assert not Outlet.objects.exists()


def test_a_dry_run_sees_what_the_files_before_would_have_created(tmp_path: Path) -> None:
    texts = {"a.txt": TEXT, "b.txt": TEXT, "c.txt": PROPER}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    files = [SourceFile(tmp_path / name, name) for name in texts]
    files.append(SourceFile(tmp_path / "c.txt", "a.txt"))

    dry = [intake.outcome for intake in take_in_files(files, dry_run=True)]

    assert dry == [intake.outcome for intake in take_in_files(files)]
    assert dry == [Outcome.CREATED, Outcome.IDENTICAL, Outcome.CREATED, Outcome.CONFLICT]


def test_a_text_is_published_at_once_when_asked() -> None:
    take_in_text(TEXT, source="001.txt", publish=True)

    assert Article.objects.public().count() == 1


@pytest.mark.parametrize(
    ("line", "kind", "reason"),
    [
        ("نشر في 12 غشت 2023", "published", "تنص الأسطر الأولى"),
        ("الجمعة 12 غشت 2023", "page_header", "تاريخ مجرد"),
    ],
)
def test_a_date_says_its_kind_and_the_reason_for_it(line: str, kind: str, reason: str) -> None:
    take_in_text(f"{line}\n{TEXT}", source="001.txt")

    article = Article.objects.get()
    assert (article.published_on, article.date_precision) == (date(2023, 8, 12), "day")
    assert (article.date_kind, article.date_reason.startswith(reason)) == (kind, True)


def test_a_text_without_date_stays_undated() -> None:
    take_in_text(TEXT, source="001.txt")

    article = Article.objects.get()
    assert (article.published_on, article.date_kind, article.date_reason) == (None, "unknown", "")


def test_an_outlet_is_found_by_its_alias() -> None:
    outlet = make_outlet("جريدة ضفاف", aliases=["ضِفاف  بريس"])

    take_in_text(TEXT, source="001.txt")

    assert Article.objects.get().outlet == outlet
    assert Outlet.objects.count() == 1


def test_a_new_outlet_gets_a_slug_that_is_free() -> None:
    make_outlet("غيرها", slug="ضفاف-بريس")

    take_in_text(TEXT, source="001.txt")

    assert Outlet.objects.get(name="ضفاف بريس").slug == "ضفاف-بريس-2"


def test_a_byline_too_long_to_be_one_is_not_proposed() -> None:
    take_in_text(f"{TEXT.splitlines()[0]}\nبقلم: {'اسم ' * 100}\n{PROPER}", source="001.txt")

    Article.objects.get().full_clean(exclude=["tags"])


def test_an_outlet_too_long_to_be_one_is_not_made() -> None:
    take_in_text(f"{TEXT.splitlines()[0]}\nالمصدر: {'اسم ' * 100}\n{PROPER}", source="001.txt")

    assert not Outlet.objects.exists()


def test_a_file_in_windows_1256_is_decoded(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(TEXT.encode("windows-1256"))

    intake = take_in_file(SourceFile(tmp_path / "old.txt", "old.txt"))

    assert (intake.encoding, Article.objects.get().body) == ("windows-1256", TEXT)


def test_a_file_that_cannot_be_read_fails_and_says_why(tmp_path: Path) -> None:
    intake = take_in_file(SourceFile(tmp_path / "no.txt", "no.txt"))

    assert (intake.outcome, intake.detail.partition(":")[0]) == (Outcome.FAILED, "denied")


def test_a_draft_counts_as_known() -> None:
    make_article(body=TEXT, status="withdrawn")

    assert take_in_text(TEXT, source="001.txt").outcome is Outcome.IDENTICAL
