"""The days on which a hall differs, those in a row together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from guides.content import HoursException


@dataclass(frozen=True)
class Stretch:
    """Days in a row that differ in the same way and for the same reason."""

    first: date
    last: date
    how: HoursException


def stretches(exceptions: Iterable[HoursException]) -> list[Stretch]:
    """Return the days in order, a holiday of a week as one."""
    found: list[Stretch] = []
    for one in sorted(exceptions, key=lambda exception: exception.day):
        before = found[-1] if found else None
        if before and before.last + timedelta(days=1) == one.day and _alike(before.how, one):
            found[-1] = Stretch(before.first, one.day, before.how)
        else:
            found.append(Stretch(one.day, one.day, one))
    return found


def _alike(one: HoursException, other: HoursException) -> bool:
    return one.model_copy(update={"day": other.day}) == other
