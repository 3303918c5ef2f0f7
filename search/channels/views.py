"""/search/ and the kiosk's: results on one page, for people, with and without scripts."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides.views.reading import HTML, language_of, page
from search import asked as unanswered
from search.finding.finder import Found

from .asking import answer_on, ask, is_first
from .called import called
from .kiosk import search_screen
from .page import empty_page, search_page, state_of
from .parameters import Searching, read
from .reply import answered


@page
def search(request: HttpRequest) -> HttpResponse:
    asked, around = read(request.GET), called(language_of(request))
    if not asked.q:
        return answered(request, empty_page(asked, around, settings.BASE_URL), HTML)
    found = ask(asked, around.locale)
    note(request, asked, found)
    answer = answer_on(asked, found, around.locale)
    text = search_page(asked, found, around, settings.BASE_URL, answer)
    return answered(request, text, HTML)


@page
def kiosk(request: HttpRequest) -> HttpResponse:
    asked, around = read(request.GET), called(language_of(request))
    found = ask(asked, around.locale) if asked.q else None
    if found is not None:
        note(request, asked, found)
    return answered(request, search_screen(asked, found, around, settings.BASE_URL), HTML)


def note(request: HttpRequest, asked: Searching, found: Found) -> None:
    """Keep a question without an answer, as it was first asked: not its filters and pages."""
    plain = request.method == "GET" and not asked.filters and is_first(asked)
    if plain and not found.degraded and state_of(asked, found) == "nothing":
        unanswered.note(found.understood.typed, request.headers)
