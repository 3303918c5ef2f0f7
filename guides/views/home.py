"""The first page: topics, the newest guides, some halls."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import published
from guides.channels import web
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale

from .reading import language_of, page, shown

TOPICS, _GUIDES, _HALLS = 200, 8, 6


@page
def home(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    return reply(request, ("web", "home", locale), lambda: _home(locale))


def _home(locale: Locale) -> Answer:
    topics = published.listing(Kind.TOPIC, locale, limit=TOPICS).records
    guides = published.listing(Kind.GUIDE, locale, limit=_GUIDES).records
    halls = published.listing(Kind.HALL, locale, limit=_HALLS).records
    snapshot = published.snapshot((one.payload for one in guides), locale)
    return shown(web.home(snapshot, topics, guides, halls, locale, settings.BASE_URL))
