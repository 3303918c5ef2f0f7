"""What comes with a form of ours: there is no session that another site could ride on."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from .errors import refusal

# Bytes: of 500 characters each is up to twelve as they are sent.
MOST = 64 << 10
_FORM = "application/x-www-form-urlencoded"


def refused(request: HttpRequest) -> HttpResponse | None:
    """Return the answer to what is no form of ours, before anything of it is read."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if not length.isdecimal() or int(length) > MOST:
        told = _("写得太多了，最多 500 个字。请按浏览器的“返回”，删掉一些再交。")
        return refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, told)
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    if request.content_type != _FORM or charset != "utf-8" or is_from_elsewhere(request):
        told = _("这不是从这个网站的页面上交的。请打开页面，填好再交。")
        return refusal(HTTPStatus.BAD_REQUEST, told)
    return None


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether another site's page sent this; old browsers say nothing of it."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    return site == "cross-site" or bool(origin and urlsplit(origin).netloc != request.get_host())
