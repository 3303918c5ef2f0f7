"""What is certainly wrong in an item or department, told when it is saved.

What is merely unlikely is left to inspection: a form that refuses what a source says can only be
got past by inventing something else.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from guides.vocabulary import Handling, TimeUnit

# 统一社会信用代码: 18 characters without I, O, S, V and Z.
_CREDIT_CODE = re.compile(r"[0-9A-HJ-NP-RTUWXY]{18}")
_AT_ONCE = {
    TimeUnit.MINUTE: 24 * 60,
    TimeUnit.HOUR: 24,
    TimeUnit.WORKING_DAY: 1,
    TimeUnit.DAY: 1,
    TimeUnit.MONTH: 0,
    TimeUnit.YEAR: 0,
}

Told = Iterator[tuple[str, str]]


def wrong_in_department(given: Mapping[str, Any]) -> Told:
    """Yield (field, what is wrong and how to mend it) of what was typed."""
    code = given.get("credit_code") or ""
    if code and not _CREDIT_CODE.fullmatch(code):
        text = _("统一社会信用代码是 18 位数字和大写字母，没有 I、O、S、V、Z；现在是“{code}”。")
        yield "credit_code", text.format(code=code)


def wrong_in_item(given: Mapping[str, Any]) -> Told:
    """Yield (field, what is wrong and how to mend it) of what was typed."""
    yield from wrong_in_department(given)
    first, last = given.get("planned_from"), given.get("planned_until")
    if first and last and first > last:
        text = _("计划取消日期在计划生效日期（{day}）前面，请核对这两个日期。")
        yield "planned_until", text.format(day=first.isoformat())
    yield from _too_slow(given)
    yield from _later_than_the_law(given)


def _too_slow(given: Mapping[str, Any]) -> Told:
    value, unit = given.get("promised_value"), given.get("promised_unit")
    if given.get("handling") != Handling.IMMEDIATE or value is None or not unit:
        return
    if value > _AT_ONCE[TimeUnit(unit)]:
        text = _("即办件要在 1 天以内办完。请改承诺办结时限，或者把办件类型改成承诺件。")
        yield "promised_value", text


def _later_than_the_law(given: Mapping[str, Any]) -> Told:
    promised, statutory = given.get("promised_value"), given.get("statutory_value")
    if promised is None or statutory is None:
        return
    if given.get("promised_unit") == given.get("statutory_unit") and promised > statutory:
        yield "promised_value", _("承诺办结时限比法定办结时限还长，请核对这两个时限。")
