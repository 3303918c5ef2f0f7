"""What is done with guides: counted by guide, edition and day.

Only guides that are published are noted, so that what waits is bounded by what there is, and a day
has no more rows than that.
"""

from dataclasses import dataclass

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
