"""/r/<code>: a guide, a hall or a window is rated, once a visit, without an account."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from guides import published, usage
from guides.channels import addresses, web
from guides.models import Rating
from guides.ratings import bounds, visits
from guides.ratings.forms import RatingForm
from guides.ratings.keeping import SaidBefore, keep_rating
from guides.ratings.rated import Rated, rated
from guides.stored import Answer, reply
from guides.vocabulary import Locale

from . import posted
from .reading import code_in, gone, is_gone, language_of, page, shown
from .saying import answer_of, full, typed


@csrf_exempt
def rating(request: HttpRequest, code: str) -> HttpResponseBase:
    return _given(request, code) if request.method == "POST" else _asked(request, code)


@page
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    locale, meant = language_of(request), code_in(code)
    return reply(request, ("web", "rated", meant, locale), lambda: _thanks(meant, locale))


@page
def _asked(request: HttpRequest, code: str) -> HttpResponse:
    locale, meant = language_of(request), code_in(code)
    address = addresses.rating(meant, locale)
    if request.path_info != address:
        # As typed from paper, or misread.
        return HttpResponseRedirect(address)
    return reply(request, ("web", "rating", meant, locale), lambda: _page(meant, locale))


def _given(request: HttpRequest, code: str) -> HttpResponse:
    if refused := posted.refused(request):
        return refused
    locale, meant = language_of(request), code_in(code)
    about = _about(meant, locale)
    if is_gone(about.record):
        return answer_of(gone(about.record, locale))
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _again(meant, about, locale, typed(form))
    return _kept(request, form, meant, about, locale)


def _kept(
    request: HttpRequest, form: RatingForm, code: str, about: Rated, locale: Locale
) -> HttpResponse:
    if again := bounds.free_at(request, Rating, about.record.code):
        return _again(code, about, locale, typed(form, full(again)), HTTPStatus.TOO_MANY_REQUESTS)
    token = visits.token_of(request)
    if usage.is_person(request.headers):
        try:
            keep_rating(form.cleaned_data, about, locale, token)
        except SaidBefore:
            told = _("这台设备 24 小时内已经评过这里，谢谢。要改口或者补充，请明天再评。")
            return _again(code, about, locale, typed(form, told), HTTPStatus.CONFLICT)
        bounds.count(request)
    response = HttpResponseRedirect(addresses.rated(code, locale), status=HTTPStatus.SEE_OTHER)
    response.headers["Cache-Control"] = "no-store"
    visits.remember(response, token, _below(request.path))
    return response


def _below(path: str) -> str:
    """Return where everything is rated, as this reader reads: in a language, in 长辈版."""
    return path[: path.lower().rindex("/r/") + 3]


def _about(code: str, locale: Locale) -> Rated:
    found = rated(code, locale)
    if found is None:
        raise Http404
    return found


def _page(code: str, locale: Locale) -> Answer:
    about = _about(code, locale)
    if is_gone(about.record):
        return gone(about.record, locale)
    return shown(_form(code, about, locale))


def _thanks(code: str, locale: Locale) -> Answer:
    about = _about(code, locale)
    if is_gone(about.record):
        return gone(about.record, locale)
    snapshot = published.snapshot([], locale)
    path = addresses.rated(code, Locale.HANS)
    return shown(web.thanks(about.record, about.window, path, snapshot, locale, settings.BASE_URL))


def _again(
    code: str, about: Rated, locale: Locale, said: web.Typed, status: int = 422
) -> HttpResponse:
    return answer_of(shown(_form(code, about, locale, said), status=status))


def _form(code: str, about: Rated, locale: Locale, said: Any = None) -> str:
    return web.rating(
        about.record,
        about.window,
        code,
        published.snapshot([], locale),
        locale,
        settings.BASE_URL,
        settings.PHONES_KEPT,
        said,
    )
