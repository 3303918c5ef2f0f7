"""Working days, by the days off of each year: what a case has fifteen of."""

from collections.abc import Iterable
from datetime import date, timedelta

from guides.models import CalendarYear, Case

DAYS = 15
_WEEK = 5


class WorkingDays:
    """Counts as the Civil Code does: the day after is the first."""

    def __init__(self, years: Iterable[CalendarYear]) -> None:
        self._arranged = {one.day: one.working for year in years for one in year.days()}

    def is_one(self, day: date) -> bool:
        return self._arranged.get(day, day.isoweekday() <= _WEEK)

    def after(self, day: date, count: int) -> date:
        """Return the last of so many working days."""
        while count:
            day += timedelta(days=1)
            count -= self.is_one(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Return how many there are after one day and up to another."""
        length = (last - first).days
        return sum(self.is_one(first + timedelta(days=n)) for n in range(1, length + 1))


def working_days() -> WorkingDays:
    return WorkingDays(CalendarYear.objects.all())


def count_again() -> None:
    """Count anew by when the cases under way are due: days off have become others."""
    days = working_days()
    for day in Case.objects.under_way().order_by().values_list("opened_on", flat=True).distinct():
        Case.objects.under_way().filter(opened_on=day).update(due_on=days.after(day, DAYS))
