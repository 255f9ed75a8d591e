"""Settings for tests: a data folder of their own, quick passwords, plain static files."""

import os
import tempfile

os.environ["YAQAZA_DATA"] = tempfile.mkdtemp(prefix="yaqaza-tests-")

from config.settings import *  # noqa: E402, F403
