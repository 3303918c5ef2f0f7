"""The demo: like production, with secrets of its own making, files for mail and SQLite."""

from urllib.parse import urlsplit

from config.demo import secrets_of
from config.env import env

from .base import *
from .base import BASE_URL, DATA_DIR, DATABASES, LOG_DIR, LOGGING

DEMO = True

_secrets = secrets_of(DATA_DIR)
SECRET_KEY = _secrets["secret_key"]
DEMO_PASSWORDS = _secrets["passwords"]

DATABASE_URL = env.text("MINGBAI_DATABASE_URL", "")
DATABASES["default"] = env.database("MINGBAI_DATABASE_URL", DATABASES["default"])
ALLOWED_HOSTS = env.names(
    "MINGBAI_ALLOWED_HOSTS",
    ["127.0.0.1", "localhost", "[::1]", urlsplit(BASE_URL).hostname or "localhost"],
)

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"

LOG_DIR.mkdir(parents=True, exist_ok=True)
LOGGING["handlers"]["file"] = {
    "class": "logging.handlers.WatchedFileHandler",
    "filename": LOG_DIR / "mingbai.log",
    "formatter": "line",
    "delay": True,
    "encoding": "utf-8",
}
LOGGING["handlers"]["console"]["level"] = "ERROR"
LOGGING["root"]["handlers"] = ["console", "file"]

env.check()
