"""The only place where the environment is read.

Getters note what is missing or wrong and go on with a stand-in, so that `check` can name every
fault in one message instead of one fault a start.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


class Environment:
    """Typed values out of `source`; without a default a variable has to be there."""

    def __init__(self, source: Mapping[str, str]) -> None:
        self._source = source
        self.missing: dict[str, str] = {}
        self.wrong: dict[str, str] = {}

    def text(self, name: str, default: str | None = None, meaning: str = "") -> str:
        """Return the value without surrounding space; an empty one counts as missing."""
        value = self._source.get(name, "").strip()
        if value:
            return value
        if default is None:
            self.missing[name] = meaning
            return ""
        return default

    def names(self, name: str, default: list[str] | None = None, meaning: str = "") -> list[str]:
        """Return a list written with commas."""
        fallback = None if default is None else ",".join(default)
        return [part.strip() for part in self.text(name, fallback, meaning).split(",") if part]

    def number(self, name: str, default: int) -> int:
        value = self.text(name, str(default))
        if value.isdecimal():
            return int(value)
        self.wrong[name] = f"应为不带符号的整数，现在是“{value}”"
        return default

    def flag(self, name: str, default: bool) -> bool:
        value = self.text(name, "1" if default else "0").lower()
        if value not in TRUE | FALSE:
            self.wrong[name] = f"应为 1 或 0，现在是“{value}”"
        return value in TRUE

    def folder(self, name: str, default: Path | None = None, meaning: str = "") -> Path:
        """Return an absolute path; relative ones count from the working directory."""
        fallback = None if default is None else str(default)
        return Path(self.text(name, fallback, meaning)).expanduser().absolute()

    def address(self, name: str, default: str | None = None, meaning: str = "") -> str:
        """Return an absolute http(s) address without path and trailing slash."""
        value = self.text(name, default, meaning).rstrip("/")
        if value and not _is_origin(value):
            self.wrong[name] = f"应形如 https://bszn.example.gov.cn，不带路径，现在是“{value}”"
        return value

    def choice(self, name: str, options: tuple[str, ...], default: str) -> str:
        """Return one of the options."""
        value = self.text(name, default).lower()
        if value in options:
            return value
        self.wrong[name] = f"应为 {' 或 '.join(options)}，现在是“{value}”"
        return default

    def servers(self, name: str, default: list[str] | None = None, meaning: str = "") -> list[str]:
        """Return absolute http(s) addresses written with commas, each with or without a user."""
        addresses = [one.rstrip("/") for one in self.names(name, default, meaning)]
        if not all(map(_is_server, addresses)):
            # It may hold a password: say what is expected, never what was there.
            self.wrong[name] = "应形如 https://用户:密码@主机:9200，多台用逗号隔开，不带路径"
            return []
        return addresses

    def database(
        self, name: str, default: dict[str, Any] | None = None, meaning: str = ""
    ) -> dict[str, Any]:
        """Return Django's settings for `postgres://…` or `sqlite:///absolute/path`."""
        value = self.text(name, None if default is None else "", meaning)
        if not value:
            return default or {}
        try:
            return database_settings(value)
        except ValueError as error:
            # The value holds a password: say what is expected, never what was there.
            self.wrong[name] = f"应形如 postgres://用户:密码@主机:5432/库名（{error}）"
            return {}

    def check(self) -> None:
        """Raise ImproperlyConfigured naming each variable that is missing or wrong."""
        lines = [f"  {name} 没有设置：{meaning}" for name, meaning in self.missing.items()]
        lines += [f"  {name} 不对：{fault}" for name, fault in self.wrong.items()]
        if lines:
            raise ImproperlyConfigured(
                "配置不完整，网站没有启动。请设置下列环境变量后重试：\n" + "\n".join(lines)
            )


def database_settings(url: str) -> dict[str, Any]:
    """Return the entry of DATABASES for an address; ValueError says in Chinese what is wrong."""
    parts = urlsplit(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        return sqlite(Path(unquote(parts.path)))
    raise ValueError("只支持 postgres:// 和 sqlite:///绝对路径")


def sqlite(path: Path) -> dict[str, Any]:
    """Return settings for SQLite in the mode that several workers can write in."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(parts: SplitResult) -> dict[str, Any]:
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ValueError("缺少库名")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A folder here is the place of a Unix socket.
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": options.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _is_origin(value: str) -> bool:
    parts = urlsplit(value)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not parts.path


def _is_server(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return _is_origin(value) and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


env = Environment(os.environ)
