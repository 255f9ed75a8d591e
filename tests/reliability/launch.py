"""A script of this package or a management command, in a process that may die at a named moment."""

import sys
from argparse import REMAINDER, ArgumentParser
from importlib import import_module

import django
from django.core.management import execute_from_command_line

from tests.reliability.kill_points import KillPoint, arm

BEGUN = "begun"


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--die", type=KillPoint.parse, help="module:function:when:call:signal")
    parser.add_argument("--tell", action="store_true", help="say when the work begins")
    parser.add_argument("script")
    parser.add_argument("args", nargs=REMAINDER)
    asked = parser.parse_args()
    django.setup()
    if asked.tell:
        sys.stdout.write(f"{BEGUN}\n")
        sys.stdout.flush()
    if asked.die:
        arm(asked.die)
    if asked.script == "manage":
        execute_from_command_line(["manage.py", *asked.args])
    else:
        import_module(f"tests.reliability.{asked.script}").main(asked.args)


if __name__ == "__main__":
    main()
