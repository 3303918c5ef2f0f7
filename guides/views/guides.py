"""/guides/<code>/ in its editions, on paper, and the short addresses that lead there."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from guides import life_events, published
from guides.channels import addresses, web
from guides.middleware import is_elder
from guides.prints import public
from guides.stored import Answer, reply
from guides.usage.reads import note_read
from guides.vocabulary import Edition, Kind, Locale

from .arrivals import Whence, arrival_of, plain, whence_of
from .errors import refusal
from .reading import canonical, code_in, gone, is_gone, language_of, moved, page, record_of, shown


@page
def guide(request: HttpRequest, code: str) -> HttpResponse:
    locale, edition = language_of(request), _edition(request)
    if other := canonical(code, Kind.GUIDE, locale, edition):
        return other
    whence = whence_of(request)
    response = reply(
        request,
        ("web", "guide", code, locale, edition, *whence),
        lambda: _guide(code, edition, locale, whence),
    )
    note_read(request, response, code, edition)
    return response


@page
def short(request: HttpRequest, code: str) -> HttpResponse:
    """Lead from the address on paper to the guide, whatever was misread."""
    locale, meant = language_of(request), code_in(code)
    record_of(Kind.GUIDE, meant, locale)
    response = HttpResponseRedirect(addresses.thing(Kind.GUIDE, meant, locale))
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@page
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the guide on paper, with larger letters in 长辈版."""
    locale, meant = language_of(request), code_in(code)
    record = record_of(Kind.GUIDE, meant, locale)
    if is_gone(record):
        return HttpResponseRedirect(addresses.thing(Kind.GUIDE, meant, locale))
    path = public.path_of(meant, record.locale, large=is_elder(request))
    if path is None:
        waiting = refusal(
            HTTPStatus.SERVICE_UNAVAILABLE,
            _("这份指南刚刚发布，纸样还在排版。请过一分钟再打开，或者直接打印指南的页面。"),
        )
        waiting.headers["Retry-After"] = "60"
        return waiting
    response = HttpResponseRedirect(f"/{path}")
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def _guide(code: str, edition: Edition, locale: Locale, whence: Whence) -> Answer:
    record = record_of(Kind.GUIDE, code, locale)
    arrival = arrival_of(code, whence, locale)
    if arrival is None and any(whence):
        return plain(addresses.thing(Kind.GUIDE, code, locale, edition))
    if is_gone(record):
        return gone(record, locale)
    if not record.payload.has(edition):
        # It may have been there once, and addresses of it hang in halls: words are always there.
        return moved(addresses.thing(Kind.GUIDE, code, locale))
    snapshot = published.snapshot([record.payload], locale)
    events = life_events.of_guide(code, locale)
    return shown(web.guide(record, snapshot, edition, locale, settings.BASE_URL, events, arrival))


def _edition(request: HttpRequest) -> Edition:
    try:
        return Edition(request.GET.get("edition", Edition.PLAIN))
    except ValueError as error:
        raise Http404 from error
