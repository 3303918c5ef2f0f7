"""What only signed-in staff may see, and what is kept out of every cache."""

import functools
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from guides.api.problems import Problem
from guides.api.reads import View

PERMISSION = "wagtailadmin.access_admin"
FOR_STAFF = "private, no-store"


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


def staff_feed(view: View) -> View:
    """Answer strangers with a problem: a program can not use a login page."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        problem = Problem("staff_only", _("请先用工作人员账号登录管理后台，再读这个地址。"))
        try:
            if may_see_drafts(request):
                return _private(view(request, *args, **kwargs))
        except Problem as other:
            problem = other
        response = _private(problem.response())
        # No script of another site is to read what staff read.
        del response.headers["Access-Control-Allow-Origin"]
        return response

    return guarded


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = FOR_STAFF
    return response
