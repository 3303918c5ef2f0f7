"""Settings that are the same for the demo, the tests and production."""

from pathlib import Path
from typing import Any

from whitenoise.compress import Compressor

from config.env import env, sqlite
from theme import inline

BASE_DIR = Path(__file__).resolve().parents[3]

# A telephone that nobody needs any more is nobody's business.
LONGEST_KEPT = 180

# Everything that is not code lives here; removing it starts anew.
DATA_DIR = env.folder("MINGBAI_DATA", BASE_DIR / "var")
# The absolute address of the site: channels never look at the Host header.
BASE_URL = env.address("MINGBAI_BASE_URL", "http://127.0.0.1:8000")

DEBUG = False
DEMO = False
DEMO_PASSWORDS: dict[str, str] = {}

INSTALLED_APPS = [
    "guides.apps.GuidesConfig",
    "search.apps.SearchConfig",
    "theme.apps.ThemeConfig",
    "ninja",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtailmedia",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "guides.middleware.SecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guides.middleware.Compress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "guides.middleware.Elder",
    "guides.middleware.LocaleFromPath",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "guides.admin.refusals.Refusals",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database
DATABASE_URL = ""
DATABASES = {"default": sqlite(DATA_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Followers that take long go on beside whoever published; without, `manage.py follow` does it all.
FOLLOW_APART = True

# Search: the embedded index is kept in any case and stands in where the other fails.
SEARCH_ENGINE = env.choice("MINGBAI_SEARCH", ("embedded", "elastic"), "embedded")
ELASTICSEARCH_URL = env.servers(
    "MINGBAI_ELASTICSEARCH_URL",
    None if SEARCH_ENGINE == "elastic" else [],
    meaning="Elasticsearch 的地址，例如 https://用户:密码@主机:9200，多台用逗号隔开",
)

# Kiosks that go on without network: as many megabytes as one may hold, and whose bundle it is.
KIOSK_BUNDLE_MB = env.number("MINGBAI_KIOSK_BUNDLE_MB", 500)
KIOSK_KEY = env.text("MINGBAI_KIOSK_KEY", "")

# Days after the end of a case, after which the telephone that was left with it is erased.
PHONES_KEPT = env.number("MINGBAI_PHONES_KEPT", 30)
if PHONES_KEPT > LONGEST_KEPT:
    env.wrong["MINGBAI_PHONES_KEPT"] = f"最多 {LONGEST_KEPT} 天，现在是 {PHONES_KEPT}"
# What addresses have sent is counted under digests, by each worker for itself.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "addresses": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "addresses",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}
# Where a request says whence it comes.
CLIENT_ADDRESS = "REMOTE_ADDR"

# Languages and time: all three locales exist from the first migration.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# Files: uploads are for signed-in staff, published copies are public and never change.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "theme.sheets.SheetFinder",
]
MEDIA_URL = "/uploads/"
MEDIA_ROOT = DATA_DIR / "uploads"
PUBLISHED_MEDIA_ROOT = DATA_DIR / "published"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "guides.uploads.NeverReused"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Source maps are for developers and half of all bytes.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "map"]
# A guide of 40 steps with pictures and call-outs is one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Security
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # other hosts below the authority's domain are not ours to put on HTTPS
    "security.W019",  # Wagtail shows previews in a frame of its own site
    "security.W021",  # nor is the browsers' preload list
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# What pages for citizens may load; a view may answer with a header of its own.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' {' '.join(map(inline.source, inline.NAMES))}",
        "style-src 'self'",
        "img-src 'self' data:",
        *(f"{what}-src 'self'" for what in ("media", "font", "connect", "manifest", "worker")),
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
# Wagtail's admin writes scripts and styles into its pages.
ADMIN_CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; form-action 'self'; "
    "base-uri 'self'; frame-ancestors 'self'"
)

# Wagtail
WAGTAIL_SITE_NAME = "明白"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Times are those of the authority, whoever looks at them.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "ol", "ul", "link"]},
    }
}
# No editor's browser calls a foreign host.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
# What is published of a picture is made from these, in the memory of a small machine.
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "doc", "docx", "xls", "xlsx", "jpg", "png", "vtt"]
WAGTAILMEDIA = {
    "MEDIA_MODEL": "guides.Video",
    "MEDIA_FORM_BASE": "guides.admin.caption_form.VideoForm",
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "guides.localize.TraditionalChinese"}
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Mail and logs
SERVER_EMAIL = DEFAULT_FROM_EMAIL = "mingbai@localhost"
EMAIL_SUBJECT_PREFIX = "[明白] "
LOG_DIR = DATA_DIR / "logs"
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "guides": {"level": "INFO"},
        "search": {"level": "INFO"},
        # Each node that is passed over would be told with a traceback.
        "elastic_transport": {"level": "ERROR"},
        # Django's own handler speaks only with DEBUG on.
        "django": {"handlers": [], "level": "WARNING"},
    },
}
