"""What is said when something is wrong: a page for people, a problem for programs.

The page for a fault of ours needs neither database nor static files: either may be the fault.
"""

import logging
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guides import published
from guides.api.problems import Problem
from guides.api.problems import not_found as nothing_found
from guides.channels import addresses, kiosk, web
from guides.stored import Answer, reply
from guides.vocabulary import Locale

_FOR_PROGRAMS = ("/api/", "/feeds/")
_HOTLINE = "12345"

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    detail = _("这个请求不完整，或者不是发给这个网站的。请回首页再试。")
    if _is_program(request):
        return Problem("bad_request", detail).response()
    return refusal(400, detail)


def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:
    detail = _("您登录的账号没有看这里的权限。请找管理员开通，或换一个账号登录。")
    if _is_program(request):
        return Problem("staff_only", detail).response()
    return refusal(403, detail)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    if _is_program(request):
        return nothing_found().response()
    locale = _language(request.path_info)
    if addresses.is_kiosk(request.path_info):
        return reply(request, ("kiosk", "missing", locale), lambda: _missing_screen(locale))
    words = web.words_of(request.path_info)

    def render() -> Answer:
        snapshot = published.snapshot([], locale)
        text = web.missing(snapshot, locale, settings.BASE_URL, words=words)
        # With words of the address there is no end of different ones.
        return Answer(text.encode(), "text/html; charset=utf-8", status=404, keep=not words)

    return reply(request, ("web", "missing", locale, words), render)


def server_error(request: HttpRequest) -> HttpResponse:
    detail = _("网站出错了，我们已经记下来了。请过几分钟再试，急事请打 12345。")
    if _is_program(request):
        return Problem("internal", detail).response()
    if addresses.is_kiosk(request.path_info):
        context = {"title": _title(500), "detail": detail, "sheet": _sheet("kiosk")}
        return _answer(500, render_to_string("channels/kiosk/broken.html", context))
    return _bare(500, detail)


def method_not_allowed() -> HttpResponse:
    response = refusal(405, _("这个页面只能查看。"))
    response.headers["Allow"] = "GET, HEAD"
    return response


def refusal(status: int, detail: str) -> HttpResponse:
    """Return a page that tells in a sentence what is wrong and what to do.

    It has the site's own frame, unless that cannot be had.
    """
    locale = _language(f"/{get_language()}/")
    try:
        snapshot = published.snapshot([], locale)
        text = web.refused(snapshot, locale, settings.BASE_URL, _title(status), detail)
    except Exception:
        logger.exception("a page for status %d could not be made", status)
        return _bare(status, detail)
    return _answer(status, text)


def _bare(status: int, detail: str) -> HttpResponse:
    context = {"title": _title(status), "detail": detail, "phone": _HOTLINE, "sheet": _sheet()}
    return _answer(status, render_to_string("pages/refusal.html", context))


def _answer(status: int, text: str) -> HttpResponse:
    response = HttpResponse(text, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _title(status: int) -> str:
    return {
        400: _("地址不对"),
        403: _("没有权限"),
        405: _("不能这样打开"),
        410: _("已撤回"),
        413: _("太长了"),
        500: _("网站出错了"),
        503: _("还没有准备好"),
    }[status]


def _missing_screen(locale: Locale) -> Answer:
    text = kiosk.missing(published.snapshot([], locale), locale, settings.BASE_URL)
    return Answer(text.encode(), "text/html; charset=utf-8", status=404)


def _sheet(name: str = "web") -> str:
    """Return the address of the style sheet, nothing where files have not been collected."""
    try:
        return str(static(f"sheets/{name}.css"))
    except ValueError:
        return ""


def _language(path: str) -> Locale:
    """Return the language that an address begins with."""
    return next((one for one in Locale if path.startswith(f"/{one.lower()}/")), Locale.HANS)


def _is_program(request: HttpRequest) -> bool:
    return request.path_info.startswith(_FOR_PROGRAMS)
