"""The tests: a data folder of their own in every process, never `var/`."""

import atexit
import shutil
from pathlib import Path
from tempfile import mkdtemp

from config.env import env, sqlite

from .base import *
from .base import STORAGES

DATA_DIR = Path(mkdtemp(prefix="mingbai-test-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)

SECRET_KEY = "test-only"  # noqa: S105 protects nothing
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost", "example.test"]
BASE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
CSRF_TRUSTED_ORIGINS = [BASE_URL]

DATABASES = {"default": env.database("MINGBAI_DATABASE_URL", sqlite(DATA_DIR / "db.sqlite3"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and programs of a test meet the locks of production.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "uploads"
PUBLISHED_MEDIA_ROOT = DATA_DIR / "published"
LOG_DIR = DATA_DIR / "logs"
# The live server serves static files from their apps; WhiteNoise warns where there is no folder.
STATIC_ROOT.mkdir()
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A thread of its own would see nothing of what a test has not committed.
FOLLOW_APART = False
# Strength is of no use here, and each login would take a quarter of a second.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

env.check()
