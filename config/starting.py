"""What has to be right before the site is served; gunicorn runs this in a process of its own.

So the process that starts the workers never imports the application, and a reload brings new code.
"""

import os
import sys

import django
from django.db import DatabaseError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from archive.selectors.failures import reason_of
    from archive.selectors.health import unapplied_migrations

    try:
        count = len(unapplied_migrations())
    except DatabaseError as error:
        # A server that is away now may come back; until then pages say so themselves.
        sys.stderr.write(f"yaqaza: the database cannot be used: {reason_of(error)}\n")
        return
    if count:
        raise SystemExit(f"yaqaza: {count} migrations are not applied; run manage.py migrate first")


if __name__ == "__main__":
    main()
