#!/usr/bin/env python
"""Run Yaqaza's management commands."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import DatabaseError


def main() -> None:
    """Say in one line what is wrong with a database that cannot be used; --traceback says more."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except DatabaseError as error:
        from archive.selectors.failures import is_unusable, reason_of

        if "--traceback" in sys.argv or not is_unusable(error):
            raise
        said = f"yaqaza: the database cannot be used: {reason_of(error)}"
        raise SystemExit(f"{said}; is it migrated? (manage.py migrate)") from error


if __name__ == "__main__":
    main()
