"""Keeps the demo's passwords out of production, even when its database was copied."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from config.demo import PREFIX


class Backend(ModelBackend):
    """Django's own, but no password of the demo opens anything."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        if password and password.startswith(PREFIX):
            return None
        return super().authenticate(request, username=username, password=password, **kwargs)


class NotTheDemos:
    """A password validator: the demo's passwords cannot be set either."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if password.startswith(PREFIX):
            raise ValidationError(self.get_help_text(), code="password_of_the_demo")

    def get_help_text(self) -> str:
        return f"密码不能以“{PREFIX}”开头：那是演示网站的密码。"
