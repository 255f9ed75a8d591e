"""Refuse to empty the index, in place of Haystack's command, which does."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Refused: the index holds what the database holds; see rebuild_index."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take Haystack's arguments, so that whoever gives them reads the reason."""
        parser.add_argument("--noinput", "--no-input", action="store_true")
        parser.add_argument("--nocommit", action="store_true")
        parser.add_argument("-u", "--using", action="append")

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(
            "the index is not emptied: it equals the database. "
            "manage.py rebuild_index writes it anew, while searches use the old one."
        )
