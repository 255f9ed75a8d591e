"""Rules of the house that no linter knows."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 400
LONGEST_TEMPLATE = 60
TOP = {
    ".ci", ".gitignore", ".pre-commit-config.yaml", "ARCHITECTURE.md", "CHANGELOG.md",
    "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "archive", "config", "docs", "fixtures",
    "locale", "manage.py", "pyproject.toml", "requirements-dev.txt", "requirements.txt", "static",
    "templates", "tests",
}  # fmt: skip
PHYSICAL = re.compile(r"\b(?:left|right)\b")


def files(*patterns: str) -> list[Path]:
    """The files that git keeps, or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for line in listed.stdout.splitlines() if (path := ROOT / line).exists()]


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_the_top_level_is_the_agreed_one() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in files()} == TOP


def test_no_file_is_too_long() -> None:
    long = [path for path in files("*.py", "*.css", "*.js") if len(lines(path)) > LONGEST_FILE]

    assert [path for path in long if "migrations" not in path.parts] == []


def test_no_template_is_too_long() -> None:
    assert [path for path in files("templates") if len(lines(path)) > LONGEST_TEMPLATE] == []


def test_styles_know_no_left_and_right() -> None:
    found = [
        f"{path.name}: {line.strip()}"
        for path in files("static/css")
        for line in lines(path)
        if PHYSICAL.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("name", ["search", "article", "browse"])
def test_a_page_loads_less_than_25_kb_of_styles(name: str) -> None:
    shared, own = (
        (ROOT / "templates" / "archive" / partial).read_text()
        for partial in ("_styles.html", f"_styles_{name}.html")
    )

    sheets = re.findall(r"css/\w+\.css", shared + own)

    assert len(sheets) > 8
    assert sum((ROOT / "static" / sheet).stat().st_size for sheet in sheets) < 25_000


def test_styles_ask_no_other_site() -> None:
    assert [path for path in files("static/css") if "://" in path.read_text()] == []


def test_templates_have_no_inline_script_or_style() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:")

    assert [path for path in files("templates") if inline.search(path.read_text())] == []


@pytest.mark.parametrize("path", files("archive/*.py", "config/*.py"), ids=lambda path: path.name)
def test_every_module_says_what_it_is(path: Path) -> None:
    if "migrations" not in path.parts and path.read_text():
        assert ast.get_docstring(ast.parse(path.read_text()))


def test_requirements_are_pinned() -> None:
    pinned = re.compile(r"^[A-Za-z0-9_.\[\]-]+==\S+$")
    for name in ("requirements.txt", "requirements-dev.txt"):
        wanted = [line for line in lines(ROOT / name) if line and line[0] not in "#-"]
        assert [line for line in wanted if not pinned.match(line)] == []


def test_the_cards_packages_are_required() -> None:
    required = (ROOT / "requirements.txt").read_text().lower()

    for name in ("django==", "django-haystack==", "whoosh==", "arabic-reshaper==", "gunicorn=="):
        assert f"\n{name}" in required
