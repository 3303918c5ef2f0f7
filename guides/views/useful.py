"""/useful/: whether a guide was useful, in one press, with and without scripts."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from guides import codes, published, usage
from guides.channels import addresses
from guides.vocabulary import Edition, Kind, UsageKind

from .errors import refusal
from .reading import language_of

_ANSWERS = {"yes": UsageKind.USEFUL, "no": UsageKind.UNHELPFUL}
THANKS = "#thanks"


# There is no session to ride on: where the form was is told by the browser.
@csrf_exempt
def useful(request: HttpRequest) -> HttpResponse:
    """Count an answer and lead back to where it was given."""
    if request.method != "POST":
        response = refusal(HTTPStatus.METHOD_NOT_ALLOWED, _("请从指南页面上点“有用”或“没用”。"))
        response.headers["Allow"] = "POST"
        return response
    given = _given(request)
    if given is None or _is_from_elsewhere(request):
        return refusal(HTTPStatus.BAD_REQUEST, _("没有看懂这个回答。请回到指南页面再点一次。"))
    if usage.is_person(request.headers):
        usage.note(given)
    address = addresses.thing(Kind.GUIDE, given.code, language_of(request), given.edition)
    response = HttpResponseRedirect(address + THANKS, status=HTTPStatus.SEE_OTHER)
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


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether another site's page sent this; old browsers say nothing of it."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    return site == "cross-site" or bool(origin and urlsplit(origin).netloc != request.get_host())
