"""How often what is published is used: by code and day, without a person in it."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from guides.models import Usage
from guides.vocabulary import Edition, UsageKind

from .recorder import Recorder, is_person

__all__ = ["RECORDER", "Recorder", "Use", "is_person", "note"]


@dataclass(frozen=True)
class Use:
    """Something done with a guide in one of its editions."""

    kind: UsageKind
    code: str
    edition: Edition


def note(use: Use) -> None:
    """Count a use, today and soon: whoever did it does not wait."""
    RECORDER.take(use)


def _count(use: Use, times: int) -> None:
    key = {
        "day": timezone.localdate(),
        "usage_kind": use.kind,
        "code": use.code,
        "edition": use.edition,
    }
    known = Usage.objects.filter(**key)
    if known.update(times=F("times") + times):
        return
    try:
        # In a savepoint: another process may be a moment before us.
        with transaction.atomic():
            Usage.objects.create(**key, times=times)
    except IntegrityError:
        known.update(times=F("times") + times)


RECORDER: Recorder[Use] = Recorder(_count)
