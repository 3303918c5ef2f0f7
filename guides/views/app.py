"""What makes the site an app: its manifest, its worker, and the page without network."""

import json
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import published
from guides.channels import web
from guides.stored import Answer, reply
from guides.vocabulary import Locale

from .reading import language_of, page, shown
from .workers import script

_MANIFEST = "application/manifest+json"


@page
def manifest(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    return reply(request, ("web", "manifest", locale), partial(_manifest, locale))


@page
def offline(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    return reply(request, ("web", "offline", locale), partial(_offline, locale))


@page
def worker(request: HttpRequest) -> HttpResponse:
    """Answer with the worker that keeps the last guides; it lies at the root to see every page."""
    return script("theme/workers/site.js")


def _manifest(locale: Locale) -> Answer:
    text = json.dumps(web.app(published.site(locale), locale), ensure_ascii=False)
    return Answer(text.encode(), _MANIFEST)


def _offline(locale: Locale) -> Answer:
    return shown(web.offline(published.snapshot([], locale), locale, settings.BASE_URL))
