"""Settings of a site that waits for a locked database for half a second, or has a full disk."""

import os

from config.settings import *
from config.settings import SQLITE_OPTIONS

SQLITE_OPTIONS["timeout"] = 0.5
if most := os.environ.get("MOST_PAGES"):
    SQLITE_OPTIONS["init_command"] += f"; PRAGMA max_page_count={most}"
