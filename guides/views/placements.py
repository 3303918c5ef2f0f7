"""/Q/<code>: what a QR symbol on paper says; leads on, and is counted without a person in it."""

from django.http import Http404, HttpRequest, HttpResponse

from guides import placements, usage
from guides.stored import Answer, reply
from guides.usage import scans
from guides.vocabulary import Locale

from .reading import code_in, language_of, moved, page


@page
def scanned(request: HttpRequest, code: str) -> HttpResponse:
    locale, meant = language_of(request), code_in(code)
    response = reply(request, ("web", "placement", meant, locale), lambda: _lead(meant, locale))
    if request.method == "GET" and usage.is_person(request.headers):
        # Only what leads somewhere comes here: a code that nobody printed is counted nowhere.
        scans.note(meant)
    return response


def _lead(code: str, locale: Locale) -> Answer:
    way = placements.way(code, locale)
    if way is None:
        raise Http404
    return moved(way)
