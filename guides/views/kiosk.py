"""/kiosk/: the screens of a hall's terminal."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from guides import published
from guides.api.parameters import Screen, Stretch, read
from guides.channels import addresses, kiosk
from guides.content import Record, Snapshot
from guides.stored import Answer, reply
from guides.usage.reads import note_read
from guides.vocabulary import Edition, Kind, Locale

from .home import TOPICS
from .reading import code_in, gone, is_gone, language_of, page, record_of, shown
from .topics import topic_page

_GUIDES = 6

Render = Callable[[Record, Snapshot], str]


@page
def start(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    return reply(request, ("kiosk", "start", locale), lambda: _start(locale))


@page
def home(request: HttpRequest) -> HttpResponse:
    locale, query = language_of(request), read(Screen, request.GET)
    return reply(request, ("kiosk", "home", locale, query.page), lambda: _home(query.page, locale))


@page
def topic(request: HttpRequest, code: str) -> HttpResponse:
    locale, meant = language_of(request), code_in(code)
    if meant != code:
        return HttpResponsePermanentRedirect(addresses.kiosk_topic(meant, locale))
    query = read(Stretch, request.GET)
    return reply(
        request,
        ("kiosk", "topic", code, locale, query.before, query.head),
        lambda: topic_page(kiosk, code, query, locale, _GUIDES),
    )


@page
def guide(
    request: HttpRequest, code: str, screen: str = "0", edition: str = Edition.PLAIN
) -> HttpResponseBase:
    number, face, locale = int(screen), Edition(edition), language_of(request)

    def rendered(record: Record, snapshot: Snapshot) -> str:
        if number > len(record.payload.steps):
            raise Http404
        return kiosk.guide(record, snapshot, number, locale, settings.BASE_URL, face)

    meant = addresses.kiosk_guide(code_in(code), locale, number, face)
    response = _part(request, code, meant, rendered)
    if number == 0:
        # The steps come after it: whoever walks through them reads once.
        note_read(request, response, code, face)
    return response


@page
def materials(request: HttpRequest, code: str) -> HttpResponseBase:
    locale = language_of(request)

    def rendered(record: Record, snapshot: Snapshot) -> str:
        return kiosk.materials(record, snapshot, locale, settings.BASE_URL)

    return _part(request, code, addresses.kiosk_materials(code_in(code), locale), rendered)


@page
def take(request: HttpRequest, code: str) -> HttpResponseBase:
    locale = language_of(request)

    def rendered(record: Record, snapshot: Snapshot) -> str:
        return kiosk.take(record, snapshot, locale, settings.BASE_URL)

    return _part(request, code, addresses.kiosk_take(code_in(code), locale), rendered)


def _part(request: HttpRequest, code: str, meant: str, render: Render) -> HttpResponseBase:
    """Answer with a screen of a guide, at the one address it has."""
    if code_in(code) != code:
        return HttpResponsePermanentRedirect(meant)
    return reply(request, ("kiosk", meant), lambda: _guide(code, language_of(request), render))


def _start(locale: Locale) -> Answer:
    return shown(kiosk.start(published.snapshot([], locale), locale, settings.BASE_URL))


def _home(page: int, locale: Locale) -> Answer:
    topics = published.listing(Kind.TOPIC, locale, limit=TOPICS).records
    if page and page * kiosk.TOPICS >= len(topics):
        raise Http404
    snapshot = published.snapshot([], locale)
    return shown(kiosk.home(snapshot, topics, page, locale, settings.BASE_URL))


def _guide(code: str, locale: Locale, render: Render) -> Answer:
    record = record_of(Kind.GUIDE, code, locale)
    if is_gone(record):
        return gone(record, locale, kiosk)
    return shown(render(record, published.snapshot([record.payload], locale)))
