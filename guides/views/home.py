"""The first page: what most people come for, topics, life events, the newest guides, some halls."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import life_events, published
from guides.channels import web
from guides.counted import counted, total
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale

from .reading import language_of, page, shown

TOPICS, _GUIDES, _HALLS = 200, 6, 30


@page
def home(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    return reply(request, ("web", "home", locale), lambda: _home(locale))


def _home(locale: Locale) -> Answer:
    guides = published.listing(Kind.GUIDE, locale, limit=_GUIDES).records
    snapshot = published.snapshot((one.payload for one in guides), locale)
    halls = published.listing(Kind.HALL, locale, limit=_HALLS).records
    wanted = published.records_of(Kind.GUIDE, snapshot.site.wanted, locale)
    made_of = web.Shown(
        topics=published.listing(Kind.TOPIC, locale, limit=TOPICS).records,
        wanted=[wanted[code] for code in snapshot.site.wanted if code in wanted],
        guides=guides,
        halls=halls,
        of_topics=counted(Kind.GUIDE, "topic"),
        of_acts=counted(Kind.GUIDE, "act"),
        of_halls=counted(Kind.GUIDE, "hall", [one.code for one in halls]),
        total_halls=total(Kind.HALL),
        events=life_events.listed(locale),
    )
    return shown(web.home(snapshot, made_of, locale, settings.BASE_URL))
