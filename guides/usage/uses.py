"""What is done with guides: counted by guide, edition and day.

Only guides that are published are noted, so that what waits is bounded by what there is, and a day
has no more rows than that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils import timezone

from guides.models import Usage
from guides.vocabulary import Edition, UsageKind

from .counts import add
from .recorder import PAUSE, Recorder


@dataclass(frozen=True)
class Use:
    """Something done with a guide in one of its editions."""

    kind: UsageKind
    code: str
    edition: Edition


def note(use: Use) -> None:
    """Count a use, today and soon: whoever did it does not wait."""
    RECORDER.take(use)


def by_code(first: date, last: date, codes: Any) -> dict[tuple[str, str], int]:
    """Return how often each thing was done with each guide from one day to another, both counted.

    By the code and the kind of use; `codes` are those that are asked for, or a query of them.
    """
    rows = _between(first, last, codes).order_by().values_list("code", "usage_kind")
    return {(code, kind): sum for code, kind, sum in rows.annotate(sum=Sum("times"))}


def by_day(first: date, last: date, codes: Any, kind: UsageKind) -> dict[date, int]:
    rows = _between(first, last, codes).filter(usage_kind=kind).order_by().values_list("day")
    return dict(rows.annotate(sum=Sum("times")))


def _between(first: date, last: date, codes: Iterable[str] | QuerySet[Any]) -> QuerySet[Usage]:
    return Usage.objects.filter(day__range=(first, last), code__in=codes)


def _count(use: Use, times: int) -> None:
    add(
        Usage,
        times,
        day=timezone.localdate(),
        usage_kind=use.kind,
        code=use.code,
        edition=use.edition,
    )


RECORDER: Recorder[Use] = Recorder(_count, most=None, pause=PAUSE)
