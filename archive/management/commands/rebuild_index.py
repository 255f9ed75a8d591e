"""Write the index anew, in place of Haystack's command, which empties it first."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from archive.services.indexing import rebuild


class Command(BaseCommand):
    help = "Write the index anew from the database; searches use the old one meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--noinput", action="store_true", help="do not ask (nothing is asked)")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} articles indexed")
