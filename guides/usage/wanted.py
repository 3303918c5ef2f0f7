"""Which guides are wanted most: read, searched for, and scanned from paper."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils import timezone

from guides.models import Current, Facet, Placement, Usage
from guides.vocabulary import Action, Kind, Locale, PlacementTarget, UsageKind

from . import scans

# What is wanted now, not what was once.
DAYS = 30
_WANTED = (UsageKind.READ, UsageKind.FOUND)


def wanted(count: int, hall: str | None = None) -> dict[str, int]:
    """Return the codes of published guides that were read or scanned, most often first.

    With how often in the last 30 days, today counted; what was opened from search counts twice,
    and so does what was scanned and then read. Of a hall: guides that are handled there, by all
    their reads and by the scans of what hangs in that hall.
    """
    codes = _published(hall)
    times = _read(codes)
    for code, scanned in _scanned(codes, hall).items():
        times[code] = times.get(code, 0) + scanned
    return dict(sorted(times.items(), key=lambda one: (-one[1], one[0]))[:count])


def _published(hall: str | None) -> QuerySet[Any]:
    if hall is None:
        found = Current.objects.filter(kind=Kind.GUIDE, locale=Locale.HANS, action=Action.PUBLISH)
        return found.values("code")
    here = Facet.objects.filter(kind=Kind.GUIDE, name="hall", value=hall)
    return here.values("current__code")


def _read(codes: QuerySet[Any]) -> dict[str, int]:
    today = timezone.localdate()
    read = Usage.objects.filter(usage_kind__in=_WANTED, code__in=codes)
    days = read.filter(day__range=(today - timedelta(days=DAYS - 1), today))
    return dict(days.order_by().values_list("code").annotate(sum=Sum("times")))


def _scanned(codes: QuerySet[Any], hall: str | None) -> dict[str, int]:
    placements = Placement.objects.filter(target_kind=PlacementTarget.GUIDE, guide__code__in=codes)
    if hall is not None:
        placements = placements.filter(hall__code=hall)
    leads = dict(placements.values_list("code", "guide__code"))
    today = timezone.localdate()
    sums: dict[str, int] = {}
    for code, times in scans.by_code(today - timedelta(days=DAYS - 1), today).items():
        if code in leads:
            sums[leads[code]] = sums.get(leads[code], 0) + times
    return sums
