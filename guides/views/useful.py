"""/useful/: whether a guide was useful, in one press, with and without scripts."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from guides import codes, published, usage
from guides.channels import addresses
from guides.vocabulary import Edition, Kind, UsageKind

from . import posted
from .errors import refusal
from .reading import language_of

_ANSWERS = {"yes": UsageKind.USEFUL, "no": UsageKind.UNHELPFUL}
THANKS = "#thanks"


# There is no session to ride on: where the form was is told by the browser.
@csrf_exempt
def useful(request: HttpRequest) -> HttpResponse:
    """Count an answer and lead on."""
    if request.method != "POST":
        response = refusal(HTTPStatus.METHOD_NOT_ALLOWED, _("请从指南页面上点“有用”或“没用”。"))
        response.headers["Allow"] = "POST"
        return response
    given = _given(request)
    if given is None or posted.is_from_elsewhere(request):
        return refusal(HTTPStatus.BAD_REQUEST, _("没有看懂这个回答。请回到指南页面再点一次。"))
    if usage.is_person(request.headers):
        usage.note(given)
    response = HttpResponseRedirect(_next(given, request), status=HTTPStatus.SEE_OTHER)
    response.headers["Cache-Control"] = "no-store"
    return response


def _given(request: HttpRequest) -> usage.Use | None:
    try:
        code = codes.normalise(request.POST.get("code", ""))
        edition = Edition(request.POST.get("edition", ""))
        kind = _ANSWERS[request.POST.get("useful", "")]
    except (codes.InvalidCode, ValueError, KeyError):
        return None
    return usage.Use(kind, code, edition) if published.is_public(Kind.GUIDE, code) else None


def _next(given: usage.Use, request: HttpRequest) -> str:
    """Return where an answer leads: back, or to where it is asked what was not understood."""
    locale = language_of(request)
    if given.kind == UsageKind.UNHELPFUL:
        return addresses.remark(given.code, locale, given.edition)
    return addresses.thing(Kind.GUIDE, given.code, locale, given.edition) + THANKS
