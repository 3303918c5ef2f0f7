"""/life-events/<code>/: what is done one after the other; /life-events/ is the page of them all."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import life_events as events
from guides import published
from guides.channels import web
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale

from .reading import canonical, gone, is_gone, language_of, page, record_of, shown


@page
def life_event(request: HttpRequest, code: str) -> HttpResponse:
    locale = language_of(request)
    if other := canonical(code, Kind.LIFE_EVENT, locale):
        return other
    return reply(request, ("web", "life event", code, locale), lambda: _life_event(code, locale))


@page
def life_events(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    return reply(request, ("web", "life events", locale), lambda: _life_events(locale))


def _life_event(code: str, locale: Locale) -> Answer:
    record = record_of(Kind.LIFE_EVENT, code, locale)
    if is_gone(record):
        return gone(record, locale)
    known = published.records_of(Kind.GUIDE, (one.guide for one in record.payload.guides), locale)
    guides = [known[one.guide] for one in record.payload.guides if one.guide in known]
    snapshot = published.snapshot((one.payload for one in guides), locale)
    return shown(web.life_event(record, snapshot, guides, locale, settings.BASE_URL))


def _life_events(locale: Locale) -> Answer:
    snapshot = published.snapshot([], locale)
    return shown(web.life_events(snapshot, events.listed(locale), locale, settings.BASE_URL))
