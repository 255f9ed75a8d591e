"""Every setting of Yaqaza, read from the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environ import Env

from config import environment
from config.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

# Where things lie and who may ask
DATA_DIR = environment.folder(env, "YAQAZA_DATA", default=BASE_DIR / "data")
PORT = environment.port(env, "PORT", default=8000)
WEB_CONCURRENCY = environment.whole_number(env, "WEB_CONCURRENCY", default=2, most=256)
DEBUG = environment.flag(env, "DEBUG", default=False)
SECRET_KEY = environment.secret_key(env, "SECRET_KEY", kept_in=DATA_DIR / "secret-key")
# This machine is always among them: what watches the site asks from here.
ALLOWED_HOSTS = [*env.list("ALLOWED_HOSTS", default=[]), "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS = environment.flag(env, "HTTPS", default=False)
TRUSTED_PROXIES = environment.whole_number(env, "TRUSTED_PROXIES", default=0, least=0, most=9)
if DEBUG and HTTPS:
    raise SystemExit("yaqaza: DEBUG must be off where HTTPS is on: its pages show settings to all")

# Who watches the site, and from how little room on the disk it is in danger
METRICS_TOKEN = environment.token(env, "METRICS_TOKEN")
METRICS_DIR = DATA_DIR / "metrics"
LEAST_FREE_MB = environment.whole_number(env, "LEAST_FREE_MB", default=500, most=10**9)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "archive",
    "haystack",
    "simple_history",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "archive.views.measures.MeasuringMiddleware",
    "archive.views.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.views.compression.CompressionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.views.language.ChosenLanguageMiddleware",
    "archive.views.preferences.PreferencesMiddleware",
    "archive.views.hosts.HostMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
    "archive.views.limits.SearchLimitMiddleware",
    "archive.views.failures.DatabaseFailureMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# The longest text that intake takes, as a form sends it: six bytes a letter
DATA_UPLOAD_MAX_MEMORY_SIZE = 40 * 1024 * 1024

# Database
SQLITE_OPTIONS: dict[str, Any] = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    # With recursive triggers, REPLACE runs those of the rows that it deletes.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA mmap_size=1073741824; PRAGMA recursive_triggers=ON"
    ),
}
DATABASES = {
    "default": environment.database(env, "DATABASE_URL", default=DATA_DIR / "yaqaza.sqlite3")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    # A server that is away, and a lock that is held, are waited for in vain no longer than here.
    asked = DATABASES["default"].get("OPTIONS", {})
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        **asked,
        # The last one counts: who asks for another gets it.
        "options": f"-c lock_timeout=20s {asked.get('options', '')}".strip(),
    }
# To open a database costs a page as much as to ask it; a thread keeps its connection, and each
# request looks whether it still stands.
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Search
HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "archive.search.engines.whoosh.WhooshEngine",
        "PATH": str(DATA_DIR / "index"),
        "SILENTLY_FAIL": False,
    }
}
# What one address, or one hard query, may take of each worker's time, in percent; 100 is no limit.
SEARCH_SHARE = environment.whole_number(env, "SEARCH_SHARE", default=25, most=100)
HARD_SEARCH_SECONDS = 0.25
INDEXER_LOCK = DATA_DIR / "indexer.lock"

# Share cards, drawn once
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# Languages: the reader's choice, else the browser's, else Arabic
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Africa/Casablanca"
USE_TZ = True

FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Static files, all served by us
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.staticfiles.CollectedStaticFilesStorage"},
}

# Who signs in, and how often a wrong password may be tried
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "archive.views.errors.locked_out"
AXES_CLIENT_IP_CALLABLE = "archive.views.addresses.address_of"
AXES_VERBOSE = False

# What browsers are told
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "upgrade-insecure-requests": HTTPS,
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
WHITENOISE_ALLOW_ALL_ORIGINS = False
CSRF_FAILURE_VIEW = "archive.views.errors.csrf_failure"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = HTTPS
PREFERENCE_COOKIE_AGE = 365 * 24 * 3600
if HTTPS:
    # No other host of the domain, and no plain connection, can set a cookie of these names.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

# Logs: one line an event, no query text
LOGGING = logging_config(
    secrets=[SECRET_KEY, METRICS_TOKEN, str(DATABASES["default"].get("PASSWORD", ""))],
    debug=DEBUG,
)
