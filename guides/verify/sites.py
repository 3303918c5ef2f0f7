"""Where the bytes come from: this process, or a running site over fresh connections."""

import http.cookiejar
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.handlers.base import BaseHandler
from django.test import RequestFactory, override_settings
from django.utils import translation
from django.utils.translation import gettext as _

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# Seconds one answer may take.
PATIENCE = 30


class Unreachable(OSError):
    """The site does not answer, or does not let the staff member in; the text says which."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Site(Protocol):
    """Something that answers reads of its paths."""

    name: str
    # Whether staff pages can be read.
    staff: bool

    def get(self, path: str, staff: bool = False) -> list[Answer]:
        """Return the different answers that the site's workers give; raises Unreachable."""
        ...


class InProcess:
    """This process with all its middleware; staff pages as a user who exists nowhere."""

    staff = True

    def __init__(self) -> None:
        self.name = settings.BASE_URL
        address = urlsplit(settings.BASE_URL)
        self._secure = address.scheme == "https"
        self._host = address.netloc
        self._factory = RequestFactory()
        self._handler = BaseHandler()
        self._handler.load_middleware()
        self._user = get_user_model()(
            username="verify", is_active=True, is_staff=True, is_superuser=True
        )

    def get(self, path: str, staff: bool = False) -> list[Answer]:
        request = self._factory.get(path, secure=self._secure, headers={"host": self._host})
        if staff:
            # What the authentication middleware would otherwise look up by the session.
            request._cached_user = self._user  # type: ignore[attr-defined]
        with translation.override(translation.get_language()), _plain_static_files():
            response: Any = self._handler.get_response(request)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        return [Answer(response.status_code, body, _titled(response.headers))]


class OverHttp:
    """A running site; each path is asked `rounds` times, so that every worker has its turn."""

    def __init__(self, url: str, rounds: int = 4) -> None:
        self.name = url.rstrip("/")
        self.staff = False
        self._rounds = rounds
        host = urlsplit(url).hostname or ""
        proxies = urllib.request.ProxyHandler({} if host in LOOPBACK else None)
        cookies = http.cookiejar.CookieJar()
        self._anonymous = urllib.request.build_opener(proxies, _Stay())
        self._signed_in = urllib.request.build_opener(
            proxies, _Stay(), urllib.request.HTTPCookieProcessor(cookies)
        )
        self._cookies = cookies

    def sign_in(self, user: str, password: str) -> None:
        """Sign in at the admin's form; raises Unreachable."""
        form = self._ask(self._signed_in, "/admin/login/")
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', form.body)
        if token is None:
            raise Unreachable(_("{url}/admin/login/ 没有登录表单").format(url=self.name))
        words = {
            "username": user,
            "password": password,
            "csrfmiddlewaretoken": token.group(1).decode(),
        }
        answer = self._ask(self._signed_in, "/admin/login/", urlencode(words).encode())
        if answer.status != 302:
            raise Unreachable(
                _("用户 {user} 登录不了，请核对 --user 和 --password").format(user=user)
            )
        self.staff = True

    def get(self, path: str, staff: bool = False) -> list[Answer]:
        opener = self._signed_in if staff else self._anonymous
        answers = [self._ask(opener, path) for _round in range(self._rounds)]
        return list({(answer.status, answer.body): answer for answer in answers}.values())

    def _ask(
        self, opener: urllib.request.OpenerDirector, path: str, form: bytes | None = None
    ) -> Answer:
        # urllib closes after each answer: the next may come from another worker.
        request = urllib.request.Request(self.name + path, form)  # noqa: S310 the caller's choice
        request.add_header("Referer", self.name + path)
        try:
            with opener.open(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.read(), _titled(answer.headers))
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.read(), _titled(error.headers))
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(
                _("{url} 没有回答：{error}").format(url=self.name + path, error=error)
            ) from error


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer of its own."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def _plain_static_files() -> override_settings:
    """Name styles as they are called in the code: facts can be read before they are collected."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain})


def _titled(headers: Any) -> dict[str, str]:
    """Return headers under one spelling of their names: servers differ in it."""
    return {name.title(): value for name, value in headers.items()}
