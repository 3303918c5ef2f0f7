"""Made-up scans and reads of the last sixty days, so that the demo's boards have something to show.

The same numbers at every load, but for the days, which end with yesterday.
"""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from guides.models import Placement, Scan, Usage
from guides.vocabulary import Edition, Hanging, UsageKind

from .pages import known_guides

DAYS = 60
# Scans on a working day.
_SCANS = {Hanging.POSTER: 14, Hanging.DESK: 7, Hanging.WINDOW: 3}
# How busy halls are from 8 o'clock on.
_HOURS = range(8, 19)
_BUSY = (3, 9, 10, 6, 3, 4, 8, 9, 6, 2, 1)
_READS = 30
# Of those who read, so many in a hundred.
_ALSO = {UsageKind.FOUND: 35, UsageKind.USEFUL: 6, UsageKind.UNHELPFUL: 2}
_EDITIONS = ((Edition.PLAIN, 70), (Edition.PICTURED, 22), (Edition.VIDEO, 8))


def load_uses() -> int:
    """Make the counts, unless something was counted already; return how many rows."""
    if Scan.objects.exists() or Usage.objects.exists():
        return 0
    with transaction.atomic():
        scans = Scan.objects.bulk_create(_scans(), batch_size=1000)
        uses = Usage.objects.bulk_create(_uses(), batch_size=1000)
    return len(scans) + len(uses)


def _days() -> Iterator[date]:
    today = timezone.localdate()
    return (today - timedelta(days=ago) for ago in range(DAYS, 0, -1))


def _scans() -> Iterator[Scan]:
    for placement in Placement.objects.select_related("hall").order_by("hall__name", "name"):
        dice = random.Random(f"{placement.hall} {placement.name}")  # noqa: S311 no secret
        usual = _SCANS.get(Hanging(placement.hangs_as), 2) * dice.uniform(0.4, 1.6)
        for day in _days():
            times = _some(dice, usual * (0.2 if day.weekday() > 4 else 1))
            hours = Counter(dice.choices(_HOURS, _BUSY, k=times))
            for hour, count in sorted(hours.items()):
                yield Scan(code=placement.code, day=day, hour=hour, times=count)


def _uses() -> Iterator[Usage]:
    for key, page in sorted(known_guides().items()):
        dice = random.Random(key)  # noqa: S311 no secret
        usual = _READS * dice.uniform(0.1, 2)
        editions = _EDITIONS if page.has_pictured else _EDITIONS[:1]
        for day in _days():
            for edition, share in editions:
                read = _some(dice, usual * share / 100 * (0.6 if day.weekday() > 4 else 1))
                times = {UsageKind.READ: read} | {
                    kind: _some(dice, read * one / 100) for kind, one in _ALSO.items()
                }
                for kind, count in times.items():
                    if count:
                        yield Usage(
                            day=day, usage_kind=kind, code=page.code, edition=edition, times=count
                        )


def _some(dice: random.Random, usual: float) -> int:
    """Return about as many as usual, sometimes none."""
    return max(0, round(dice.gauss(usual, usual**0.5)))
