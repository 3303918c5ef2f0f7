"""`?hall=` and `?window=`: where the code hangs that led to a page, as its address says.

Only places where a code for the page hangs count, so that nobody can ask for endless pages.
"""

from dataclasses import replace

from django.http import HttpRequest

from guides import placements, published
from guides.channels.web.arrival import Arrival, arrival
from guides.stored import Answer
from guides.vocabulary import Action, Kind, Locale

from .reading import moved

# A hall's code and a window's, as they were asked for.
Whence = tuple[str, str]


def whence_of(request: HttpRequest) -> Whence:
    return request.GET.get("hall", ""), request.GET.get("window", "")


def arrival_of(code: str, whence: Whence, locale: Locale) -> Arrival | None:
    """Return the place from which readers come to a thing, None where no code for it hangs."""
    hall, window = whence
    if not hall or not placements.hangs(code, hall, window):
        return None
    record = published.record(Kind.HALL, hall, locale)
    if record is None or record.action == Action.WITHDRAW:
        return None
    return arrival(record.payload, window, locale)


def plain(address: str) -> Answer:
    """Lead from an address with a place that is none to the page's own; kept for nobody."""
    return replace(moved(address), keep=False)
