"""Production starts complete and without anything of the demo's, or not at all."""

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured, ValidationError

from config.demo import secrets_of

REQUIRED = [
    "MINGBAI_DATA",
    "MINGBAI_SECRET_KEY",
    "MINGBAI_BASE_URL",
    "MINGBAI_ALLOWED_HOSTS",
    "MINGBAI_DATABASE_URL",
    "MINGBAI_EMAIL_HOST",
    "MINGBAI_EMAIL_FROM",
    "MINGBAI_ADMINS",
]
Load = Callable[[dict[str, str]], ModuleType]


@pytest.fixture
def complete(tmp_path: Path) -> dict[str, str]:
    return {
        "MINGBAI_DATA": str(tmp_path),
        "MINGBAI_SECRET_KEY": "k7-Gr9+wq2" * 6,
        "MINGBAI_BASE_URL": "https://bszn.example.gov.cn",
        "MINGBAI_ALLOWED_HOSTS": "bszn.example.gov.cn",
        "MINGBAI_DATABASE_URL": "postgres://we:word@db.example/mingbai",
        "MINGBAI_EMAIL_HOST": "mail.example.gov.cn",
        "MINGBAI_EMAIL_FROM": "bszn@example.gov.cn",
        "MINGBAI_ADMINS": "admin@example.gov.cn",
    }


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Import the settings anew, as a process with these variables does."""

    def load(variables: dict[str, str]) -> ModuleType:
        for name in [name for name in os.environ if name.startswith("MINGBAI_")]:
            monkeypatch.delenv(name)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        for name in [name for name in sys.modules if name.partition(".")[0] == "config"]:
            monkeypatch.delitem(sys.modules, name)
        return importlib.import_module("config.settings.production")

    return load


def run(variables: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MINGBAI_", "DJANGO_"))
    }
    surroundings["DJANGO_SETTINGS_MODULE"] = "config.settings.production"
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=django_settings.BASE_DIR,
        env=surroundings | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_missing_variable_is_named_in_one_message() -> None:
    done = run({}, "check")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [name for name in REQUIRED if f"{name} 没有设置：" not in done.stderr] == []
    assert done.stderr.count(" 没有设置：") == len(REQUIRED)


def test_a_complete_configuration_passes_the_checks_for_deployment(
    complete: dict[str, str],
) -> None:
    done = run(complete, "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", REQUIRED)
def test_each_variable_alone_stops_the_start(
    name: str, complete: dict[str, str], load: Load
) -> None:
    del complete[name]
    with pytest.raises(ImproperlyConfigured) as refusal:
        load(complete)
    assert str(refusal.value).count(" 没有设置：") == 1
    assert f"{name} 没有设置：" in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("MINGBAI_SECRET_KEY", "short", "至少要 50 个字符"),
        ("MINGBAI_BASE_URL", "http://bszn.example.gov.cn", "https://"),
        ("MINGBAI_ALLOWED_HOSTS", "*", "不能用"),
        ("MINGBAI_DATABASE_URL", "mysql://db.example/mingbai", "postgres://"),
        ("MINGBAI_EMAIL_PORT", "smtp", "整数"),
        ("MINGBAI_PHONES_KEPT", "400", "最多 180 天"),
    ],
)
def test_a_wrong_value_stops_the_start(
    name: str, value: str, why: str, complete: dict[str, str], load: Load
) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{name} 不对.*{why}"):
        load(complete | {name: value})


def test_the_demos_key_is_refused(complete: dict[str, str], load: Load, tmp_path: Path) -> None:
    key = secrets_of(tmp_path / "demo")["secret_key"]
    with pytest.raises(ImproperlyConfigured, match="MINGBAI_SECRET_KEY 是演示网站的密钥"):
        load(complete | {"MINGBAI_SECRET_KEY": key})


def test_the_demos_data_are_refused(complete: dict[str, str], load: Load, tmp_path: Path) -> None:
    secrets_of(tmp_path / "demo")
    with pytest.raises(ImproperlyConfigured, match="是演示网站的数据"):
        load(complete | {"MINGBAI_DATA": str(tmp_path / "demo")})
    database = {"MINGBAI_DATABASE_URL": f"sqlite://{tmp_path}/demo/db.sqlite3"}
    with pytest.raises(ImproperlyConfigured, match="是演示网站的数据"):
        load(complete | database)


@pytest.mark.django_db
def test_the_demos_passwords_open_nothing(
    complete: dict[str, str], load: Load, tmp_path: Path
) -> None:
    from django.contrib.auth.models import User
    from django.utils.module_loading import import_string

    password = secrets_of(tmp_path / "demo")["passwords"]["admin"]
    user = User.objects.create_user("admin", password=password)
    production = load(complete)
    (path,) = production.AUTHENTICATION_BACKENDS
    backend = import_string(path)()
    assert backend.authenticate(None, username="admin", password=password) is None
    user.set_password("another long one")
    user.save()
    assert backend.authenticate(None, username="admin", password="another long one") == user

    validator = import_string(production.AUTH_PASSWORD_VALIDATORS[-1]["NAME"])()
    with pytest.raises(ValidationError):
        validator.validate(password)


def test_cookies_and_addresses_are_for_https(complete: dict[str, str], load: Load) -> None:
    production = load(complete)
    assert production.DEBUG is False
    assert production.SESSION_COOKIE_SECURE
    assert production.CSRF_COOKIE_SECURE
    assert production.SECURE_SSL_REDIRECT
    assert production.SECURE_HSTS_SECONDS > 0
    assert production.WAGTAILADMIN_BASE_URL == complete["MINGBAI_BASE_URL"]
