"""Fill an empty installation from the file of a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.services.backups.restoring import restore_backup
from archive.services.backups.stopping import stopped_in_order
from archive.services.errors import ServiceError


class Command(BaseCommand):
    help = "Restore a backup into an empty installation, build the index and compare it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="what manage.py backup wrote")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with stopped_in_order():
                restore_backup(file, self.stdout.write)
        except ServiceError as error:
            raise CommandError(str(error)) from error
