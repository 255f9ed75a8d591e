"""Settings for tests: a data folder of their own, quick passwords, plain static files."""

import os

from tests.temporary import make_folder

os.environ["YAQAZA_DATA"] = make_folder("yaqaza-tests-")

from config.settings import *
from config.settings import MIDDLEWARE, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
PORT = 0  # whichever is free
SEARCH_SHARE = 100  # tests of the limit set their own
