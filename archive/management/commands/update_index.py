"""Have every article indexed anew, in place of Haystack's command, which writes by itself."""

from argparse import SUPPRESS, ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.services.outbox import note_articles

_BY_TIME = "every change is noted by itself; without this option all articles are indexed anew"
_BY_INDEXER = "the indexer alone writes the index"
_BY_CHECK = "what is gone leaves the index by itself; manage.py check_index --repair makes sure"

# Haystack's options, and why they cannot be kept.
_REFUSED = {
    ("-a", "--age"): _BY_TIME,
    ("-m", "--minutes"): _BY_TIME,
    ("-s", "--start"): _BY_TIME,
    ("-e", "--end"): _BY_TIME,
    ("-b", "--batch-size"): _BY_INDEXER,
    ("-k", "--workers"): _BY_INDEXER,
    ("-t", "--max-retries"): _BY_INDEXER,
    ("-u", "--using"): _BY_INDEXER,
    ("--nocommit",): _BY_INDEXER,
    ("-r", "--remove"): _BY_CHECK,
}
_LABELS = {"archive", "archive.article"}


class Command(BaseCommand):
    help = "Put every article into the outbox; the indexer writes them anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("app_label", nargs="*", help="archive or archive.Article, if anything")
        for flags in _REFUSED:
            parser.add_argument(*flags, dest=flags[-1], nargs="?", const="", help=SUPPRESS)

    def handle(self, *args: Any, app_label: list[str], **options: Any) -> None:
        for flags, reason in _REFUSED.items():
            if options[flags[-1]] is not None:
                raise CommandError(f"{flags[-1]} cannot be given: {reason}")
        for label in app_label:
            if label.lower() not in _LABELS:
                raise CommandError(f"only archive.Article is indexed, not {label}")
        self.stdout.write(f"{note_articles()} articles are queued; the indexer follows")
