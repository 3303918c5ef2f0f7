"""/items/<code>/: an item until a guide explains it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import published
from guides.channels import addresses, web
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale

from .reading import canonical, gone, is_gone, language_of, moved, page, record_of, shown


@page
def item(request: HttpRequest, code: str) -> HttpResponse:
    locale = language_of(request)
    if other := canonical(code, Kind.ITEM, locale):
        return other
    return reply(request, ("web", "item", code, locale), lambda: _item(code, locale))


def _item(code: str, locale: Locale) -> Answer:
    record = record_of(Kind.ITEM, code, locale)
    if is_gone(record):
        return gone(record, locale)
    guide = published.guide_of_item(code)
    if guide is not None:
        return moved(addresses.thing(Kind.GUIDE, guide, locale), for_good=True)
    snapshot = published.snapshot([record.payload], locale)
    return shown(web.item(record, snapshot, locale, settings.BASE_URL))
