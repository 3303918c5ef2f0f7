"""/life-events/<code>/: what is done one after the other; /life-events/ is the page of them all."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import life_events as events
from guides import published
from guides.channels import addresses, web
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale

from .arrivals import Whence, arrival_of, plain, whence_of
from .reading import canonical, gone, is_gone, language_of, page, record_of, shown


@page
def life_event(request: HttpRequest, code: str) -> HttpResponse:
    locale = language_of(request)
    if other := canonical(code, Kind.LIFE_EVENT, locale):
        return other
    whence = whence_of(request)
    key = ("web", "life event", code, locale, *whence)
    return reply(request, key, lambda: _life_event(code, locale, whence))


@page
def life_events(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    return reply(request, ("web", "life events", locale), lambda: _life_events(locale))


def _life_event(code: str, locale: Locale, whence: Whence) -> Answer:
    record = record_of(Kind.LIFE_EVENT, code, locale)
    arrival = arrival_of(code, whence, locale)
    if arrival is None and any(whence):
        return plain(addresses.thing(Kind.LIFE_EVENT, code, locale))
    if is_gone(record):
        return gone(record, locale)
    known = published.records_of(Kind.GUIDE, (one.guide for one in record.payload.guides), locale)
    guides = [known[one.guide] for one in record.payload.guides if one.guide in known]
    snapshot = published.snapshot((one.payload for one in guides), locale)
    return shown(web.life_event(record, snapshot, guides, locale, settings.BASE_URL, arrival))


def _life_events(locale: Locale) -> Answer:
    snapshot = published.snapshot([], locale)
    return shown(web.life_events(snapshot, events.listed(locale), locale, settings.BASE_URL))
