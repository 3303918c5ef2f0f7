"""What only staff and holders of a token may see, and what is kept out of every cache."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from guides.access import token_of
from guides.api.problems import Problem
from guides.api.reads import View
from guides.vocabulary import Scope

PERMISSION = "wagtailadmin.access_admin"
FOR_STAFF = "private, no-store"
METHODS = "GET, HEAD"
CHALLENGE = 'Bearer realm="mingbai"'


def may_see_drafts(request: HttpRequest) -> bool:
    return request.user.has_perm(PERMISSION)


def staff_page(view: View) -> View:
    """Send strangers to the admin's login; those signed in without the right are told so."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if may_see_drafts(request):
            return _private(view(request, *args, **kwargs))
        if request.user.is_authenticated:
            raise PermissionDenied
        return _private(redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login")))

    return guarded


def guarded_feed(scope: Scope) -> Callable[[View], View]:
    """Let staff who are signed in read a feed, and programs whose token opens `scope`.

    All others are answered with a problem: a program can not use a login page.
    """

    def guard(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                _let_in(request, scope)
                response = view(request, *args, **kwargs)
            except Problem as problem:
                response = _refusal(problem)
            patch_vary_headers(response, ("Authorization", "Cookie"))
            return _private(response)

        # Nothing is written here, and a program has no form to send a token of.
        guarded.csrf_exempt = True  # type: ignore[attr-defined]
        return guarded

    return guard


def _let_in(request: HttpRequest, scope: Scope) -> None:
    """Raise Problem for whoever may not read; a token decides where one is sent."""
    if request.method not in {"GET", "HEAD"}:
        raise Problem("method_not_allowed", _("这里只能读取：请用 GET 或 HEAD。"))
    if token_of(request, scope) is not None or may_see_drafts(request):
        return
    if request.user.is_authenticated:
        raise Problem("staff_only", _("您的账号不能进管理后台，不能读这个地址。请换工作人员账号。"))
    raise Problem(
        "token_needed",
        _(
            "这个地址只给窗口用：请带上访问令牌（请求头 Authorization: Bearer 令牌），"
            "或者先用工作人员账号登录管理后台。"
        ),
    )


def _refusal(problem: Problem) -> HttpResponseBase:
    response = problem.response()
    # No script of another site is to read what staff read.
    del response.headers["Access-Control-Allow-Origin"]
    if problem.status == 401:
        wrong = problem.code != "token_needed"
        response.headers["WWW-Authenticate"] = (
            f'{CHALLENGE}, error="invalid_token"' if wrong else CHALLENGE
        )
    if problem.status == 405:
        response.headers["Allow"] = METHODS
    return response


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = FOR_STAFF
    return response
