"""/remarks/<code>/: what of a guide was not understood, told of a part of it or of one step."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from guides import published, usage
from guides.channels import addresses, web
from guides.channels.told import Told
from guides.content import Record, Snapshot
from guides.models import Remark
from guides.ratings import bounds
from guides.ratings.forms import RemarkForm
from guides.ratings.keeping import SaidBefore, keep_remark
from guides.stored import Answer, reply
from guides.vocabulary import Edition, Kind, Locale

from . import posted
from .reading import code_in, gone, is_gone, language_of, page, record_of, shown
from .saying import answer_of, full, typed


@csrf_exempt
def remark(request: HttpRequest, code: str) -> HttpResponseBase:
    return _given(request, code) if request.method == "POST" else _asked(request, code)


@page
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    locale, meant = language_of(request), code_in(code)
    return reply(request, ("web", "remarked", meant, locale), lambda: _thanks(meant, locale))


@page
def _asked(request: HttpRequest, code: str) -> HttpResponse:
    locale, edition, meant = language_of(request), _edition(request), code_in(code)
    if code != meant:
        return HttpResponseRedirect(addresses.remark(meant, locale, edition))
    key = ("web", "remark", meant, locale, edition)
    return reply(request, key, lambda: _page(meant, edition, locale))


def _given(request: HttpRequest, code: str) -> HttpResponse:
    if refused := posted.refused(request):
        return refused
    locale, edition = language_of(request), _edition(request)
    record = record_of(Kind.GUIDE, code_in(code), locale)
    if is_gone(record):
        return answer_of(gone(record, locale))
    snapshot = published.snapshot([record.payload], locale)
    told = Told(record, snapshot, settings.BASE_URL, locale)
    parts = {one.name: one.label for one in web.parts_of(told)}
    form = RemarkForm(request.POST, parts=[*parts.items()])
    if not form.is_valid():
        return _again(record, snapshot, edition, locale, typed(form))
    if again := bounds.free_at(request, Remark, record.code):
        status = HTTPStatus.TOO_MANY_REQUESTS
        return _again(record, snapshot, edition, locale, typed(form, full(again)), status)
    if usage.is_person(request.headers):
        _keep(request, form, parts, record, edition)
    response = HttpResponseRedirect(
        addresses.remarked(record.code, locale), status=HTTPStatus.SEE_OTHER
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _keep(
    request: HttpRequest, form: RemarkForm, parts: dict[str, str], record: Record, edition: Edition
) -> None:
    try:
        keep_remark(form.cleaned_data, parts, record, edition, language_of(request))
    except SaidBefore:
        # Pressed twice: it is there.
        return
    bounds.count(request)


def _page(code: str, edition: Edition, locale: Locale) -> Answer:
    record = record_of(Kind.GUIDE, code, locale)
    if is_gone(record):
        return gone(record, locale)
    snapshot = published.snapshot([record.payload], locale)
    return shown(web.remark(record, snapshot, edition, locale, settings.BASE_URL))


def _thanks(code: str, locale: Locale) -> Answer:
    record = record_of(Kind.GUIDE, code, locale)
    if is_gone(record):
        return gone(record, locale)
    path = addresses.remarked(code, Locale.HANS)
    snapshot = published.snapshot([], locale)
    text = web.thanks(record, None, path, snapshot, locale, settings.BASE_URL, remarked=True)
    return shown(text)


def _again(
    record: Record,
    snapshot: Snapshot,
    edition: Edition,
    locale: Locale,
    said: web.Typed,
    status: int = 422,
) -> HttpResponse:
    text = web.remark(record, snapshot, edition, locale, settings.BASE_URL, said)
    return answer_of(shown(text, status=status))


def _edition(request: HttpRequest) -> Edition:
    try:
        return Edition(request.GET.get("edition", Edition.PLAIN))
    except ValueError as error:
        raise Http404 from error
