"""The screens themselves, as the site's own views answer them: byte for byte what readers get."""

import html
import re
from urllib.parse import urljoin, urlsplit

from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.translation import override

from guides import published
from guides.models.kiosk_packs import PackKind
from guides.vocabulary import Locale

from .names import Name

# A topic of hundreds of guides is searched, not leafed through; a guide is held to its end.
MOST = {PackKind.TOPIC: 60}
_LINK = re.compile(r'\shref="([^"#]+)')
_HTML = "text/html"
# How often a pack is begun anew when something is published while it is being made.
_TRIES = 5

Screens = dict[str, str]


def screens_of(name: Name) -> Screens:
    """Return a pack's screens by their addresses, as of one moment; none where there are none.

    Walked by the links that a visitor would follow, so that nothing on them leads nowhere.
    """
    for _again in range(_TRIES):
        before = published.state().chain
        with published.reading_once():
            found = _walked(name)
        if published.state().chain == before:
            break
    return found


def _walked(name: Name) -> Screens:
    found: Screens = {}
    waiting = [name.start]
    most = MOST.get(name.kind)
    while waiting and (most is None or len(found) < most):
        address = waiting.pop(0)
        if address in found or (text := screen(address, name.locale)) is None:
            continue
        found[address] = text
        waiting += filter(name.holds, _links(text, address))
    return found


def screen(address: str, locale: Locale) -> str | None:
    """Return what the site answers at an address, None unless that is a page."""
    parts = urlsplit(address)
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = parts.path
    request.GET = QueryDict(parts.query)
    request.LANGUAGE_CODE = locale.value.lower()
    with override(request.LANGUAGE_CODE):
        try:
            view = resolve(parts.path)
            response: HttpResponseBase = view.func(request, *view.args, **view.kwargs)
        except (Http404, Resolver404):
            return None
    if response.status_code != 200 or not response["Content-Type"].startswith(_HTML):
        return None
    return bytes(response.content).decode()  # type: ignore[attr-defined]


def _links(text: str, address: str) -> list[str]:
    return [urljoin(address, html.unescape(link)) for link in _LINK.findall(text)]
