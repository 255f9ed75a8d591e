"""Folders that last as long as the process that made them."""

import atexit
import os
import shutil
import tempfile


def make_folder(prefix: str) -> str:
    """Make a folder and remove it at the end; a process that is forked from ours leaves it."""
    folder, owner = tempfile.mkdtemp(prefix=prefix), os.getpid()

    def remove() -> None:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder
