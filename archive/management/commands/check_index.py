"""Compare the index with the database."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.failures import INDEX_FAILURES
from archive.services.checking import Differences, check_index, repair_index


class Command(BaseCommand):
    help = "Compare every document of the index with its article; fail when they differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="index what differs, and compare once more"
        )
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="print each comparison as JSON"
        )

    def handle(self, *args: Any, repair: bool, as_json: bool, **options: Any) -> None:
        try:
            found = self._look(as_json=as_json)
            if found and repair:
                repair_index(found)
                found = self._look(as_json=as_json)
        except INDEX_FAILURES as error:
            raise CommandError(str(error)) from error
        if found:
            raise CommandError(found.damage or "the index does not equal the database")

    def _look(self, *, as_json: bool) -> Differences:
        found = check_index()
        counts = {
            "articles": found.articles,
            "missing": len(found.missing),
            "stale": len(found.stale),
            "orphaned": len(found.orphaned),
            "waiting": found.waiting,
            "set_aside": found.set_aside,
        }
        words = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items())
        self.stdout.write(json.dumps(counts | {"damage": found.damage}) if as_json else words)
        return found
