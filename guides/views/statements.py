"""/about/, /contact/, /accessibility/, /privacy/: what the site says of itself; /site-map/."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from guides import published
from guides.channels import web
from guides.counted import counted, total
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale, Subject

from .home import TOPICS
from .reading import language_of, page, shown

_DEPARTMENTS = 200
_KINDS = (Kind.GUIDE, Kind.ITEM, Kind.HALL, Kind.TOPIC, Kind.LIFE_EVENT, Kind.DEPARTMENT)


@page
def statement(request: HttpRequest, subject: Subject) -> HttpResponse:
    locale = language_of(request)
    return reply(
        request, ("web", "statement", subject, locale), lambda: _statement(subject, locale)
    )


@page
def site_map(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    return reply(request, ("web", "site-map", locale), lambda: _site_map(locale))


def _statement(subject: Subject, locale: Locale) -> Answer:
    found = published.listing(Kind.STATEMENT, locale, facets={"subject": subject}, limit=1).records
    if not found:
        raise Http404
    [record] = found
    contact = subject == Subject.CONTACT
    departments = (
        published.listing(Kind.DEPARTMENT, locale, limit=_DEPARTMENTS).records if contact else []
    )
    text = web.statement(
        record,
        published.snapshot([], locale),
        timezone.localdate(record.recorded_at),
        [one for one in departments if one.payload.phone],
        counted(Kind.GUIDE, "department") if contact else {},
        locale,
        settings.BASE_URL,
    )
    return shown(text)


def _site_map(locale: Locale) -> Answer:
    text = web.site_map(
        published.snapshot([], locale),
        {kind: total(kind) for kind in _KINDS},
        published.listing(Kind.TOPIC, locale, limit=TOPICS).records,
        counted(Kind.GUIDE, "topic"),
        published.listing(Kind.DEPARTMENT, locale, limit=_DEPARTMENTS).records,
        counted(Kind.GUIDE, "department"),
        locale,
        settings.BASE_URL,
    )
    return shown(text)
