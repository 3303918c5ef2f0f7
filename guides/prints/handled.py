"""What is done in a hall and at its windows, as far as it is published."""

from typing import Any

from guides import published
from guides.models import Facet
from guides.vocabulary import Access, Action, Kind, Locale


def in_hall(hall: str, most: int | None = None) -> list[str]:
    """Return the codes of the guides that a hall handles, or of all, by title."""
    here = Facet.objects.filter(kind=Kind.GUIDE, name="hall", value=hall)
    return _by_title(here if hall else None, most)


def by_department(department: str) -> list[str]:
    """Return the codes of the guides that a department is in charge of, by title."""
    return _by_title(Facet.objects.filter(kind=Kind.GUIDE, name="department", value=department))


def windows(hall: str) -> list[str]:
    """Return the codes of the windows of a hall at which something is handled, in their order."""
    record = published.record(Kind.HALL, hall) if hall else None
    if record is None or record.action == Action.WITHDRAW:
        return []
    codes = [window.code for window in record.payload.windows]
    busy = Facet.objects.filter(kind=Kind.GUIDE, name="window", value__in=codes)
    known = set(busy.values_list("value", flat=True))
    return [code for code in codes if code in known]


def at_window(window: str) -> list[str]:
    """Return the codes of the guides that are handled at a window, by title."""
    return _by_title(Facet.objects.filter(kind=Kind.GUIDE, name="window", value=window))


def _by_title(here: Any, most: int | None = None) -> list[str]:
    titles = Facet.objects.filter(
        kind=Kind.GUIDE,
        name="title",
        current__locale=Locale.HANS,
        current__action=Action.PUBLISH,
        current__audience=Access.PUBLIC,
    )
    if here is not None:
        titles = titles.filter(current__in=here.values("current"))
    return list(titles.order_by("value", "pk").values_list("current__code", flat=True)[:most])
