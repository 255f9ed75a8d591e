"""Write the index anew, in place of Haystack's command, which empties it first."""

import os
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.management.failures import INDEX_FAILURES
from archive.services.rebuilding import rebuild


class Command(BaseCommand):
    help = "Write the index anew from the database; searches use the old one meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noinput",
            action="store_false",
            dest="interactive",
            help="do not ask (nothing is asked)",
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            help="how many analyse side by side (as many as there are processors)",
        )

    def handle(self, *args: Any, processes: int, **options: Any) -> None:
        if processes < 1:
            raise CommandError(f"--processes must be 1 or more, not {processes}")
        began = time.monotonic()
        # On a terminal alone, with rate and time left.
        with tqdm(unit=" articles", disable=None) as bar:

            def report(step: int, total: int) -> None:
                bar.total = total
                bar.update(step)

            try:
                count = rebuild(processes=processes, report=report)
            except INDEX_FAILURES as error:
                raise CommandError(str(error)) from error
        seconds = time.monotonic() - began
        self.stdout.write(f"{count} articles indexed in {seconds:.1f} s")
