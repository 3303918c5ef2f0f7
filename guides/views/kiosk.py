"""/kiosk/: the screens of a hall's terminal."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from guides import published
from guides.api.parameters import Screen, Stretch, read
from guides.channels import addresses, kiosk
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale

from .home import TOPICS
from .reading import code_in, gone, is_gone, language_of, page, record_of, shown
from .topics import topic_page

_GUIDES = 6


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
def guide(request: HttpRequest, code: str, screen: int = 0) -> HttpResponse:
    locale, meant = language_of(request), code_in(code)
    if meant != code:
        return HttpResponsePermanentRedirect(addresses.kiosk_guide(meant, locale, screen))
    return reply(
        request, ("kiosk", "guide", code, locale, screen), lambda: _guide(code, screen, locale)
    )


def step(request: HttpRequest, code: str, screen: str) -> HttpResponseBase:
    return guide(request, code, int(screen))


def _home(page: int, locale: Locale) -> Answer:
    topics = published.listing(Kind.TOPIC, locale, limit=TOPICS).records
    if page and page * kiosk.TOPICS >= len(topics):
        raise Http404
    snapshot = published.snapshot([], locale)
    return shown(kiosk.home(snapshot, topics, page, locale, settings.BASE_URL))


def _guide(code: str, screen: int, locale: Locale) -> Answer:
    record = record_of(Kind.GUIDE, code, locale)
    if is_gone(record):
        return gone(record, locale, kiosk)
    if screen > len(record.payload.steps):
        raise Http404
    snapshot = published.snapshot([record.payload], locale)
    return shown(kiosk.guide(record, snapshot, screen, locale, settings.BASE_URL))
