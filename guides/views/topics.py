"""/topics/<code>/, and the same on a kiosk: the guides of a topic, in an order that holds."""

from types import ModuleType
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import published
from guides.api.parameters import Stretch, read
from guides.api.reads import first_page
from guides.channels import web
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale

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
        lambda: topic_page(web, code, query, locale, _GUIDES),
    )


def topic_page(
    channel: ModuleType, code: str, query: Stretch, locale: Locale, limit: int
) -> Answer:
    """Return a stretch of a topic's guides as a channel shows it."""
    record = record_of(Kind.TOPIC, code, locale)
    if is_gone(record):
        return gone(record, locale)
    guides = published.listing(
        Kind.GUIDE,
        locale,
        facets={"topic": code},
        before=query.before,
        as_of=query.head,
        limit=limit,
    )
    more = None
    if guides.before is not None:
        more = "?" + urlencode({"before": guides.before, "head": guides.head})
    payloads = [record.payload, *(one.payload for one in guides.records)]
    snapshot = published.snapshot(payloads, locale)
    text = channel.topic(record, snapshot, guides.records, more, locale, settings.BASE_URL)
    return shown(text, keep=first_page(query))
