"""One visit says it once: a signed token in a cookie that only an answer to a rating sets."""

import hashlib
import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "mingbai_visit"
# Seconds: who comes back tomorrow is on another visit.
LASTS = 24 * 3600
_SALT = "guides.ratings.visits"


def token_of(request: HttpRequest) -> str:
    """Return the visit's token, a new one where the browser brings none that still holds."""
    try:
        token: str = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return secrets.token_urlsafe(16)
    return token


def once(token: str, *about: str) -> str:
    """Return what is the same only where one visit says something of one thing again."""
    return hashlib.sha256("\0".join((token, *about)).encode()).hexdigest()


def remember(response: HttpResponse, token: str, path: str) -> None:
    """Give the browser the token, to be brought back to addresses below a path and nowhere else."""
    response.set_cookie(
        COOKIE,
        signing.dumps(token, salt=_SALT),
        max_age=LASTS,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
