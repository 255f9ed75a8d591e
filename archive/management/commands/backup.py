"""Write the archive into one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.services.backups.making import make_backup
from archive.services.backups.stopping import stopped_in_order
from archive.services.errors import ServiceError


class Command(BaseCommand):
    help = "Write database, captures and media into one file, while the site goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a tar that is not there yet")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with stopped_in_order():
                make_backup(file, self.stdout.write)
        except ServiceError as error:
            raise CommandError(f"no backup was made: {error}") from error
        self.stdout.write("The secret key is not in it; keep it apart.")
