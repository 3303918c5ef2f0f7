"""What the modules on a page count with: a hall's hours, the days off, and whose clock it is."""

from collections.abc import Iterable

from django import template
from django.utils import timezone

from guides.content import CalendarYear, Hall

register = template.Library()


@register.filter
def week(hall: Hall) -> str:
    """Return a hall's week: `1 09:00-12:00,1 13:30-17:00`, 1 being Monday."""
    return ",".join(f"{one.weekday} {one.opens}-{one.closes}" for one in hall.hours)


@register.filter
def days(hall: Hall) -> str:
    """Return the days that differ: `2026-12-31 09:00-12:00`, without hours where it is closed."""
    return ",".join(
        f"{one.day}" if one.closed else f"{one.day} {one.opens}-{one.closes}"
        for one in hall.exceptions
    )


@register.filter
def rests(calendar: Iterable[CalendarYear]) -> str:
    """Return the days on which offices rest, whatever their weekday."""
    return _days(calendar, working=False)


@register.filter
def works(calendar: Iterable[CalendarYear]) -> str:
    """Return the days on which offices work, whatever their weekday."""
    return _days(calendar, working=True)


@register.simple_tag
def zone() -> str:
    """Return the name of the time zone that hours are told in."""
    return timezone.get_current_timezone_name()


def _days(calendar: Iterable[CalendarYear], *, working: bool) -> str:
    return " ".join(
        f"{one.day}" for year in calendar for one in year.days if one.working == working
    )
