"""/topics/<code>/, and the same on a kiosk: the guides of a topic, in an order that holds.

/topics/ is the page of them all.
"""

from types import ModuleType
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import published
from guides.api.parameters import Stretch, read
from guides.api.reads import first_page
from guides.channels import web
from guides.content import Record
from guides.counted import counted
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale

from .home import TOPICS
from .reading import canonical, gone, is_gone, language_of, page, record_of, shown

_GUIDES = 20


@page
def topic(request: HttpRequest, code: str) -> HttpResponse:
    locale = language_of(request)
    if other := canonical(code, Kind.TOPIC, locale):
        return other
    query = read(Stretch, request.GET)
    return reply(
        request,
        ("web", "topic", code, locale, query.before, query.head),
        lambda: _topic(code, query, locale),
    )


@page
def topics(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    return reply(request, ("web", "topics", locale), lambda: _topics(locale))


def _topic(code: str, query: Stretch, locale: Locale) -> Answer:
    record = record_of(Kind.TOPIC, code, locale)
    if is_gone(record):
        return gone(record, locale)
    guides, more = _stretch(code, query, locale, _GUIDES)
    payloads = [record.payload, *(one.payload for one in guides)]
    text = web.topic(
        record,
        published.snapshot(payloads, locale),
        guides,
        more,
        locale,
        settings.BASE_URL,
        counted(Kind.GUIDE, "topic", [code]).get(code, 0),
    )
    return shown(text, keep=first_page(query))


def _topics(locale: Locale) -> Answer:
    listed = published.listing(Kind.TOPIC, locale, limit=TOPICS).records
    counts = counted(Kind.GUIDE, "topic")
    snapshot = published.snapshot([], locale)
    return shown(web.topics(snapshot, listed, counts, locale, settings.BASE_URL))


def topic_page(
    channel: ModuleType, code: str, query: Stretch, locale: Locale, limit: int
) -> Answer:
    """Return a stretch of a topic's guides as a channel shows it."""
    record = record_of(Kind.TOPIC, code, locale)
    if is_gone(record):
        return gone(record, locale, channel)
    guides, more = _stretch(code, query, locale, limit)
    payloads = [record.payload, *(one.payload for one in guides)]
    snapshot = published.snapshot(payloads, locale)
    text = channel.topic(record, snapshot, guides, more, locale, settings.BASE_URL)
    return shown(text, keep=first_page(query))


def _stretch(
    code: str, query: Stretch, locale: Locale, limit: int
) -> tuple[list[Record], str | None]:
    found = published.listing(
        Kind.GUIDE,
        locale,
        facets={"topic": code},
        before=query.before,
        as_of=query.head,
        limit=limit,
    )
    if found.before is None:
        return found.records, None
    return found.records, "?" + urlencode({"before": found.before, "head": found.head})
