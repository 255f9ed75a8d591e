"""Bring an installation to where it can be served: database, pages' files, demo, index."""

import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from archive.services.curators import FIRST_CURATOR, make_first_curator
from archive.services.demo import load_demo
from archive.services.rebuilding import build_if_missing


class Command(BaseCommand):
    help = "Migrate, collect static files, load the demo into an empty archive, build the index."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="leave an empty archive empty")

    def handle(self, *args: Any, no_demo: bool, **options: Any) -> None:
        _check_port(settings.PORT)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not no_demo and (count := load_demo()):
            self.stdout.write(f"The archive was empty: {count} demo articles are loaded.")
        if count := build_if_missing():
            self.stdout.write(f"{count} articles are indexed.")
        if password := make_first_curator():
            self.stdout.write(
                f"Sign in at /admin/ as “{FIRST_CURATOR}” with the password {password}\n"
                "It is shown this once; manage.py changepassword makes another."
            )


def _check_port(port: int) -> None:
    """Say that the port is taken before anything is started."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(f"PORT {port} cannot be opened: {error.strerror}") from error
