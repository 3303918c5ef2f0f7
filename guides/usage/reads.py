"""Reads: a page of a guide that a person opened, be it that their browser had it already."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from guides.vocabulary import Edition, UsageKind

from .recorder import is_person
from .uses import Use, note

_GIVEN = {200, 304}


def note_read(
    request: HttpRequest, response: HttpResponseBase, code: str, edition: Edition
) -> None:
    """Count an answer that shows a guide: no notice of withdrawal, no way elsewhere."""
    if request.method == "GET" and response.status_code in _GIVEN and _is_opened(request):
        note(Use(UsageKind.READ, code, edition))
        if _is_found(request):
            note(Use(UsageKind.FOUND, code, edition))


def _is_opened(request: HttpRequest) -> bool:
    # A worker that keeps a guide for later asks for it once more: that is nobody's reading. What it
    # hands through to the network is a navigation still, though no longer one into a document.
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return mode == "navigate" and is_person(request.headers)


def _is_found(request: HttpRequest) -> bool:
    """Tell whether our own page of results led here; what was asked there is not looked at."""
    whence = request.headers.get("Referer", "")
    try:
        came = urlsplit(whence)
    except ValueError:
        return False
    return came.path.endswith("/search/") and came.netloc == request.get_host()
