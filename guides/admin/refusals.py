"""A refusal is told in words wherever in the admin it arises; no path answers with a 500."""

import logging
from collections.abc import Callable
from typing import Any

import pydantic
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .payloads import faults

# What the ledger, the models and the hindrances raise when something may not be done.
REFUSALS = (ValidationError, ProtectedError, pydantic.ValidationError)

logger = logging.getLogger("guides.publishing")


def reasons(refusal: Exception) -> list[str]:
    """Return what an editor is told of a refusal, a sentence each."""
    if isinstance(refusal, ValidationError):
        return list(dict.fromkeys(refusal.messages))
    if isinstance(refusal, pydantic.ValidationError):
        return [f"{fault.label}{_('：')}{fault.message}" for fault in faults(refusal)]
    if isinstance(refusal, ProtectedError):
        return [_protected(refusal)]
    raise TypeError(refusal)


class Refusals:
    """Answers an admin request that was refused with the reason, and keeps everything as it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        home = reverse("wagtailadmin_home")
        if not request.path_info.startswith(home):
            return None
        if not isinstance(exception, REFUSALS) or request.path_info == home:
            return None
        told = reasons(exception)
        logger.warning("refused %s %s: %s", request.method, request.path, " ".join(told))
        if not request.accepts("text/html"):
            answer = {"success": False, "error_code": "refused", "error_message": " ".join(told)}
            return JsonResponse(answer, status=400)
        for reason in told:
            messages.error(request, reason)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": _back(request)})
        return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """Return the page that the refused request came from, as far as it is one of ours."""
    if request.method in ("GET", "HEAD"):
        # The page itself cannot be shown: going back to it would go round in circles.
        return reverse("wagtailadmin_home")
    came_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure()):
        return came_from
    match = request.resolver_match
    known: dict[str, Any] = match.kwargs if match else {}
    if "page_id" in known:
        return reverse("wagtailadmin_pages:edit", args=[known["page_id"]])
    return reverse("wagtailadmin_home")


def _protected(refusal: ProtectedError) -> str:
    said = str(refusal.args[0])
    if not said.startswith("Cannot delete"):
        return said
    names = "、".join(f"“{one}”" for one in list(refusal.protected_objects)[:5])
    return _("还有内容在用它，不能删除：{names}。请先在那里换成别的。").format(names=names)
