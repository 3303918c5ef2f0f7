"""Time limits: a number and its unit, in one section or in two, or in words."""

from django.utils.translation import gettext as _

from guides.exchange.parsing.choices import parse_choice
from guides.exchange.parsing.hours import says_when
from guides.exchange.parsing.limits import TimeLimit, limit_of, parse_both, parse_limit
from guides.exchange.parsing.nothing import is_nothing
from guides.vocabulary import TimeUnit

from .codes import meanings_of
from .draft import Told

_UNITS = ("statutory_unit", "promised_unit")
_LONGEST_NOTE = 200


def limit(told: Told, name: str) -> None:
    """Fill a limit; other words go to its note, and hours to the hours."""
    if is_nothing(told.text):
        told.none(f"{name}_value")
        return
    if told.bare.isdecimal():
        # Its unit stands elsewhere; see `bare_limits`.
        told.draft.columns.setdefault(name, []).append(told)
        return
    both = parse_both(told.text)
    found = parse_limit(told.bare)
    if both:
        for field, one in both.items():
            _fill(told, field, one)
    elif found:
        _fill(told, name, found)
    elif says_when(told.bare) and "工作日内" not in told.bare and _is_hours(told.bare):
        told.because(_("内容是时间，不是时限"))
        told.say("hours_note")
    elif len(told.bare) <= _LONGEST_NOTE:
        told.because(_("不止一个数，或者说不准，原话写进了时限说明"))
        told.value_or_leave(f"{name}_note", told.bare)
    else:
        told.leave(told.text, _("不止一个数，或者说不准"))


def unit(told: Told, name: str) -> None:
    told.draft.columns.setdefault(name, []).append(told)


def note(told: Told, name: str) -> None:
    """Fill what is said beside a limit."""
    if is_nothing(told.text):
        told.none(name)
    else:
        told.value_or_leave(name, " ".join(told.text.split()))


def limits_beside(told: Told, name: str) -> None:
    """Look for a limit among words that another field has got."""
    both = parse_both(told.text)
    found = parse_limit(told.bare)
    if both:
        for field, one in both.items():
            _fill(told, field, one)
    elif found:
        _fill(told, name, TimeLimit(found.limit))


def bare_limits(told_numbers: list[Told], told_units: list[Told], name: str) -> None:
    """Bring numbers and the units that stand beside them together."""
    units = [(one, _unit_of(one, f"{name}_unit")) for one in told_units]
    known = {unit for _told, unit in units if unit}
    found_unit = known.pop() if len(known) == 1 else None
    for one in told_numbers:
        found = limit_of(one.bare, found_unit)
        if found is None:
            one.leave(one.text, _("没有单位，不知道是几天还是几个工作日"))
        else:
            _fill(one, name, TimeLimit(found))
    for one, unit_found in units:
        if unit_found and told_numbers:
            one.value_or_leave(f"{name}_unit", unit_found)
        elif unit_found is None:
            one.code(f"{name}_unit", [one.bare])
        else:
            one.leave(one.text, _("只有单位，没有时限"))


def _unit_of(told: Told, name: str) -> TimeUnit | None:
    meanings = meanings_of(told, name, [told.bare])
    found = meanings[0] if meanings else parse_choice(TimeUnit, told.bare)
    return TimeUnit(found) if found else None


def _fill(told: Told, name: str, found: TimeLimit) -> None:
    values = told.draft.understood.values
    before = values.get(f"{name}_value")
    if before is not None and before.value not in (None, found.limit.value):
        told.value_or_leave(f"{name}_value", found.limit.value)
        return
    if before is not None and before.value is None:
        del values[f"{name}_value"]
    told.value_or_leave(f"{name}_value", found.limit.value)
    told.value_or_leave(f"{name}_unit", found.limit.unit)
    if found.note:
        told.value_or_leave(f"{name}_note", found.note)


def _is_hours(text: str) -> bool:
    return any(sign in text for sign in ("上午", "下午", ":", "：", "周", "星期", "24小时"))
