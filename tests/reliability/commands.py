"""How the long runs are called, and end: by a status, or by one line where they cannot begin."""

import sys
from collections.abc import Callable
from typing import NoReturn

from tests.postgres import AbsentError


def run(main: Callable[[list[str]], int]) -> NoReturn:
    try:
        sys.exit(main(sys.argv[1:]))
    except AbsentError as error:
        sys.exit(str(error))
