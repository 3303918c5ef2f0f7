"""/halls/<code>/: a hall and the guides handled there."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import published
from guides.channels import web
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale

from .reading import canonical, gone, is_gone, language_of, page, record_of, shown

_GUIDES = 50


@page
def hall(request: HttpRequest, code: str) -> HttpResponse:
    locale = language_of(request)
    if other := canonical(code, Kind.HALL, locale):
        return other
    return reply(request, ("web", "hall", code, locale), lambda: _hall(code, locale))


def _hall(code: str, locale: Locale) -> Answer:
    record = record_of(Kind.HALL, code, locale)
    if is_gone(record):
        return gone(record, locale)
    guides = published.listing(Kind.GUIDE, locale, facets={"hall": code}, limit=_GUIDES).records
    snapshot = published.snapshot([record.payload, *(one.payload for one in guides)], locale)
    return shown(web.hall(record, snapshot, guides, locale, settings.BASE_URL))
