"""Telephones go when nobody needs them any more, and with them all numbers in what was said."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from guides.masked import masked
from guides.models import Case

from .cases import ERASED

# Digits that may be a telephone's or an identity card's: a year or a sum has fewer.
FEWEST = 7
# Days after which they go, even where nobody has ended the case.
LONGEST = 365
_AT_ONCE = 200


def due(today: date) -> QuerySet[Case]:
    """Return the cases of which nothing is needed any more by which a person is known."""
    ended = timezone.make_aware(
        datetime.combine(today - timedelta(days=settings.PHONES_KEPT), time.min)
    )
    over = Q(ended_at__lt=ended) | Q(opened_on__lt=today - timedelta(days=LONGEST))
    return Case.objects.filter(over, erased_on=None).order_by("pk")


def erase(today: date | None = None) -> int:
    """Erase what is due, a case at a time, and return of how many."""
    today = today or timezone.localdate()
    count = 0
    for case in _each(today):
        _erase(case, today)
        count += 1
    return count


def _each(today: date) -> Iterator[Case]:
    while several := list(due(today).select_related("rating", "remark")[:_AT_ONCE]):
        yield from several


def _erase(case: Case, today: date) -> None:
    with transaction.atomic():
        about = case.about
        about.words = masked(about.words, FEWEST)
        if case.rating:
            case.rating.phone = ""
        about.save()
        case.answer = masked(case.answer, FEWEST)
        case.erased_on = today
        case.save(update_fields=["answer", "erased_on"])
        log(case, ERASED)
