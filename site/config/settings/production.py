"""Production: complete or not at all, and nothing of the demo's."""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.demo import FILE, PREFIX
from config.env import env

from .base import *
from .base import AUTH_PASSWORD_VALIDATORS, LOGGING

DATA_DIR = env.folder("MINGBAI_DATA", meaning="存放数据的文件夹，例如 /var/lib/mingbai")
SECRET_KEY = env.text("MINGBAI_SECRET_KEY", meaning="随机密钥，至少 50 个字符")
BASE_URL = env.address("MINGBAI_BASE_URL", meaning="网站地址，例如 https://bszn.example.gov.cn")
ALLOWED_HOSTS = env.names("MINGBAI_ALLOWED_HOSTS", meaning="网站域名，多个用逗号隔开")
DATABASES = {
    "default": env.database(
        "MINGBAI_DATABASE_URL", meaning="数据库地址，例如 postgres://用户:密码@主机:5432/库名"
    )
}

EMAIL_HOST = env.text("MINGBAI_EMAIL_HOST", meaning="发信服务器")
EMAIL_PORT = env.number("MINGBAI_EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("MINGBAI_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("MINGBAI_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("MINGBAI_EMAIL_TLS", False)
EMAIL_TIMEOUT = 10
SERVER_EMAIL = DEFAULT_FROM_EMAIL = env.text("MINGBAI_EMAIL_FROM", meaning="发信人地址")
# Those who are told when a publication is refused and when an answer is a 500.
ADMINS = MANAGERS = [
    (address, address) for address in env.names("MINGBAI_ADMINS", meaning="管理员邮箱")
]

if SECRET_KEY and len(SECRET_KEY) < 50:
    env.wrong["MINGBAI_SECRET_KEY"] = f"至少要 50 个字符，现在是 {len(SECRET_KEY)} 个"
if BASE_URL and urlsplit(BASE_URL).scheme != "https":
    env.wrong["MINGBAI_BASE_URL"] = f"必须以 https:// 开头，现在是“{BASE_URL}”"
if "*" in ALLOWED_HOSTS:
    env.wrong["MINGBAI_ALLOWED_HOSTS"] = "不能用 *，请写出域名"
env.check()

_folders = {DATA_DIR}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    _folders.add(Path(DATABASES["default"]["NAME"]).parent)
if SECRET_KEY.startswith(PREFIX):
    raise ImproperlyConfigured("MINGBAI_SECRET_KEY 是演示网站的密钥，正式网站不能用，请另外生成。")
for _folder in _folders:
    if (_folder / FILE).exists():
        raise ImproperlyConfigured(
            f"{_folder} 是演示网站的数据（有 {FILE}），正式网站不能用，请换一个文件夹。"
        )

CSRF_TRUSTED_ORIGINS = [BASE_URL]
WAGTAILADMIN_BASE_URL = BASE_URL
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "uploads"
PUBLISHED_MEDIA_ROOT = DATA_DIR / "published"
LOG_DIR = DATA_DIR / "logs"

# A copied database brings the demo's users along; their passwords must not open this site.
AUTHENTICATION_BACKENDS = ["config.passwords.Backend"]
AUTH_PASSWORD_VALIDATORS.append({"NAME": "config.passwords.NotTheDemos"})

# TLS ends at the reverse proxy, which alone can reach this process and sets the headers itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CLIENT_ADDRESS = "HTTP_X_FORWARDED_FOR"
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = env.number("MINGBAI_HSTS_SECONDS", 365 * 24 * 3600)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True

LOGGING["handlers"]["mail"] = {
    "class": "django.utils.log.AdminEmailHandler",
    "level": "ERROR",
}
LOGGING["root"]["handlers"] = ["console", "mail"]
LOGGING["loggers"]["wagtail"] = {"level": "INFO"}
# Whoever tries names on us is in the log, and in nobody's mail.
LOGGING["loggers"]["django.security.DisallowedHost"] = {"handlers": ["console"], "propagate": False}

env.check()
