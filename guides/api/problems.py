"""Errors as problem details (RFC 9457), in Chinese, with a code for machines."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CONTENT_TYPE = "application/problem+json; charset=utf-8"

# Every code an answer can carry, with its HTTP status and its title.
CODES: dict[str, tuple[int, "str | Promise"]] = {
    "bad_request": (400, gettext_lazy("请求不对")),
    "bad_parameter": (400, gettext_lazy("参数不对")),
    "cursor_ahead": (400, gettext_lazy("游标超过了最新的序号")),
    "token_in_address": (400, gettext_lazy("令牌不能写在地址里")),
    "token_needed": (401, gettext_lazy("要带访问令牌")),
    "token_wrong": (401, gettext_lazy("访问令牌不对")),
    "token_expired": (401, gettext_lazy("访问令牌到期了")),
    "token_revoked": (401, gettext_lazy("访问令牌作废了")),
    "token_scope": (401, gettext_lazy("访问令牌不能读这里")),
    "staff_only": (403, gettext_lazy("只对登录的工作人员开放")),
    "not_found": (404, gettext_lazy("没有找到")),
    "not_in_force": (404, gettext_lazy("那一天还没有公开")),
    "method_not_allowed": (405, gettext_lazy("这个地址只能读取")),
    "withdrawn": (410, gettext_lazy("已撤回")),
    "redacted": (410, gettext_lazy("内容已依法遮盖")),
    "unprocessable": (422, gettext_lazy("内容不符合要求")),
    "internal": (500, gettext_lazy("服务器出错了")),
}


class Problem(Exception):
    """A read that has no answer; `more` are further members of the problem's body."""

    def __init__(self, code: str, detail: str, **more: Any) -> None:
        self.code, self.detail, self.more = code, detail, more
        super().__init__(code, detail)

    @property
    def status(self) -> int:
        return CODES[self.code][0]

    def body(self) -> bytes:
        members = {
            "type": f"{settings.BASE_URL}/api/docs#{self.code}",
            "title": str(CODES[self.code][1]),
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            **self.more,
        }
        return json.dumps(members, ensure_ascii=False).encode()

    def response(self) -> HttpResponse:
        response = HttpResponse(self.body(), status=self.status, content_type=CONTENT_TYPE)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cache-Control"] = "no-store" if self.status >= 500 else "no-cache"
        return response


def not_found() -> Problem:
    return Problem("not_found", _("没有这个地址，或者它指的内容没有公开过。请核对短码。"))
