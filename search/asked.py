"""Keeps what people asked and did not find, for the editors: the words, and nobody's name.

Nobody waits for it, and nothing that goes wrong with it is anybody's trouble but ours.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone

from guides.masked import masked as numberless
from guides.usage import Recorder, is_person

from .models import UnansweredQuestion

LONGEST = 60
# New texts in a day, for all processes together; what is there already goes on being counted.
DAILY = 1_000
# Days: what nobody has asked since is forgotten, so that the table ends somewhere.
KEPT = 180
# Digits, from so many on, of what may be anybody's number.
FEWEST = 4


def note(question: str, headers: Mapping[str, str]) -> None:
    """Count a question that found no answer, unless a program asked it or it says nothing."""
    if is_person(headers):
        text = masked(question)
        if sum(one.isalnum() for one in text) > 1:
            RECORDER.take(text)


def masked(question: str) -> str:
    """Return a question as it may be kept: without addresses and numbers, and not long."""
    text = unicodedata.normalize("NFKC", question)
    text = "".join(one if one.isprintable() else " " for one in text)
    text = " ".join(text.split())
    return numberless(text, FEWEST)[:LONGEST].strip()


def _count(text: str, times: int) -> None:
    today = timezone.localdate()
    known = UnansweredQuestion.objects.filter(text=text)
    if not known.exists():
        if _is_full(today):
            return
        _forget(today)
        try:
            # In a savepoint: another process may be a moment before us.
            with transaction.atomic():
                UnansweredQuestion.objects.create(
                    text=text, times=times, first_asked_on=today, last_asked_on=today
                )
            return
        except IntegrityError:
            pass
    # Asked again after an editor had dealt with it: that was not enough.
    settled = Case(When(settled_on__lt=today, then=Value(None)), default=F("settled_on"))
    known.update(times=F("times") + times, last_asked_on=today, settled_on=settled)


def _forget(today: date) -> None:
    UnansweredQuestion.objects.filter(last_asked_on__lt=today - timedelta(days=KEPT)).delete()


def _is_full(today: date) -> bool:
    """Tell whether as many texts are new today as may be, by the last of those: no count."""
    newest = UnansweredQuestion.objects.order_by("-pk").values_list("first_asked_on", flat=True)
    return any(day == today for day in newest[DAILY - 1 : DAILY])


RECORDER: Recorder[str] = Recorder(_count)
