"""Take in articles from text files and folders."""

from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.ingest.files import find_files
from archive.services.intake import Intake, Outcome
from archive.services.intake_runs import take_in_files

_FAILURES = {
    "empty": "the file is empty",
    "binary": "the file is no text",
    "encoding": "the text is neither UTF-8 nor Arabic in windows-1256",
    "too_large": "the file is too large",
    "denied": "the file cannot be read",
}


class Command(BaseCommand):
    help = "Take in articles from .txt files and folders of them; what is there is left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=_path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")
        parser.add_argument("--publish", action="store_true", help="publish at once")

    def handle(
        self, *args: Any, paths: list[Path], dry_run: bool, publish: bool, **options: Any
    ) -> None:
        outcomes: Counter[Outcome] = Counter()
        for intake in take_in_files(find_files(paths), publish=publish, dry_run=dry_run):
            self.stdout.write(f"{intake.source}: {_in_words(intake, dry_run=dry_run)}")
            outcomes[intake.outcome] += 1
        if refused := outcomes[Outcome.FAILED] + outcomes[Outcome.CONFLICT]:
            raise CommandError(f"{refused} of {outcomes.total()} files could not be taken in")


def _path(text: str) -> Path:
    """Refuse an empty path, which would be the folder that one happens to be in."""
    if not text:
        raise ArgumentTypeError("a path must not be empty")
    return Path(text)


def _in_words(intake: Intake, *, dry_run: bool) -> str:
    match intake.outcome:
        case Outcome.CREATED:
            return _created_in_words(intake, "would be created" if dry_run else "created")
        case Outcome.IDENTICAL:
            same = intake.article
            known = same is not None and same.source == intake.source
            return "identical" if known or same is None else f"identical to {same.source}"
        case Outcome.CONFLICT:
            return "needs attention: another text has this source; nothing was changed"
        case Outcome.FAILED:
            reason, _, detail = intake.detail.partition(": ")
            return f"failed: {_FAILURES[reason]}" + (f" ({detail})" if detail else "")


def _created_in_words(intake: Intake, created: str) -> str:
    words = [created]
    if intake.encoding != "utf-8":
        words.append(f"decoded from {intake.encoding}")
    if doubts := _doubts(intake):
        words.append(f"needs attention: {', '.join(doubts)}")
    return "; ".join(words)


def _doubts(intake: Intake) -> list[str]:
    front = intake.front
    if front is None:
        return []
    doubts = {
        "no headline": not front.headline,
        "no outlet": not front.outlet,
        "no date": front.day is None,
        "date of the page header": front.day is not None and not front.is_publication_day,
    }
    return [doubt for doubt, present in doubts.items() if present]
