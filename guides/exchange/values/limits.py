"""A length of time that an office gives itself: 20个工作日, 当场办结."""

import re
from dataclasses import dataclass

from guides.vocabulary import TimeUnit

from . import numbers


@dataclass(frozen=True)
class Limit:
    """A length of time; zero working days means at once."""

    value: int
    unit: TimeUnit


AT_ONCE = Limit(0, TimeUnit.WORKING_DAY)

_UNITS = {
    TimeUnit.MINUTE: ("分钟", "分"),
    TimeUnit.HOUR: ("小时", "个小时"),
    TimeUnit.WORKING_DAY: ("个工作日", "工作日", "个工作天", "工作天"),
    TimeUnit.DAY: ("天", "日", "个自然日", "自然日", "日历日", "个日历日"),
    TimeUnit.MONTH: ("个月", "月"),
    TimeUnit.YEAR: ("年",),
}
_BY_WORD = {word: unit for unit, words in _UNITS.items() for word in words}
_AT_ONCE = {
    *("即办", "即办件", "即办即结", "即来即办", "即时", "即时办", "即时办理", "即时办结"),
    *("当场", "当场办", "当场办理", "当场办结", "当场办完", "当场办毕", "立即办理", "立等可取"),
    *("现场办结", "现场即办", "即到即办", "随到随办", "马上办"),
}
# Words round a limit that change nothing of it.
_BEFORE = r"(?:自?(?:受理|收到)(?:申请)?之日起|不超过|不多于|最长|最多|≤|<=)*"
_AFTER = r"(?:之内|以内|内)?(?:办结|办理完毕|完成)?"
_LIMIT = re.compile(
    rf"{_BEFORE}(?P<value>[\d.]+|[零〇一二两三四五六七八九十百]+)"
    rf"(?P<unit>{'|'.join(sorted(_BY_WORD, key=len, reverse=True))})?{_AFTER}"
)


def read(text: str, unit: TimeUnit | None = None) -> Limit | None:
    """Return the one limit that a text is; `unit` is for a bare number. None if not certain."""
    bare = numbers.plain(text).rstrip("。.")
    if bare in _AT_ONCE:
        return AT_ONCE
    match = _LIMIT.fullmatch(bare)
    value = numbers.digits(match["value"]) if match else None
    if match is None or value is None:
        return None
    told = _BY_WORD[match["unit"]] if match["unit"] else unit
    if told is None:
        # Zero is at once, whatever it counts.
        return AT_ONCE if value == 0 else None
    return Limit(value, told)


def read_unit(text: str) -> TimeUnit | None:
    """Return the unit that a word names."""
    return _BY_WORD.get(numbers.plain(text))


def write(limit: Limit) -> str:
    """Return a limit as tables have it."""
    if limit == AT_ONCE:
        return "当场办结"
    return f"{limit.value}{_UNITS[limit.unit][0]}"
