"""Scans of codes on paper: counted by placement, day and hour, read by those who hang them.

Only codes that lead somewhere are noted, so that what waits is bounded by what hangs.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet, Sum
from django.utils import timezone

from guides.models import Scan

from .counts import add
from .recorder import PAUSE, Recorder


@dataclass(frozen=True)
class Scanned:
    """A placement's code, and the local hour of a local day."""

    code: str
    day: date
    hour: int


def note(code: str, at: datetime | None = None) -> None:
    """Count a scan of a code that hangs somewhere; whoever scanned it does not wait."""
    moment = timezone.localtime(at)
    RECORDER.take(Scanned(code, moment.date(), moment.hour))


def by_code(first: date, last: date, codes: Iterable[str] | None = None) -> dict[str, int]:
    """Return the scans of each placement from one day to another, both counted."""
    return _sums(between(first, last, codes), "code")


def by_hour(first: date, last: date, codes: Iterable[str] | None = None) -> dict[int, int]:
    """Return the scans of each hour of the day, over all the days."""
    return _sums(between(first, last, codes), "hour")


def by_code_and_day(
    first: date, last: date, codes: Iterable[str]
) -> tuple[dict[str, int], dict[date, int]]:
    """Return both at once: what is counted is looked through once."""
    of_code: Counter[str] = Counter()
    of_day: Counter[date] = Counter()
    rows = between(first, last, codes).order_by().values_list("code", "day")
    for code, day, times in rows.annotate(sum=Sum("times")):
        of_code[code] += times
        of_day[day] += times
    return dict(of_code), dict(of_day)


def last_days(codes: Iterable[str]) -> dict[str, date]:
    """Return the day of the last scan of each code that ever was scanned."""
    found = Scan.objects.filter(code__in=list(codes)).order_by().values_list("code")
    return dict(found.annotate(last=Max("day")))


def between(first: date, last: date, codes: Iterable[str] | None = None) -> QuerySet[Scan]:
    found = Scan.objects.filter(day__range=(first, last))
    return found if codes is None else found.filter(code__in=list(codes))


def _sums(scans: QuerySet[Scan], name: str) -> dict:  # type: ignore[type-arg]
    return dict(scans.order_by(name).values_list(name).annotate(sum=Sum("times")))


def _count(scanned: Scanned, times: int) -> None:
    add(Scan, times, code=scanned.code, day=scanned.day, hour=scanned.hour)


RECORDER: Recorder[Scanned] = Recorder(_count, most=None, pause=PAUSE)
