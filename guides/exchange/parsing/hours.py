"""Opening hours: whether words are some, and the weekly ones that are certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .limits import states_limit

_TIME = r"\d{1,2}[:：]\d{2}"
_SAYS_WHEN = re.compile(
    rf"{_TIME}|\d{{1,2}}[点时]|[周星期礼拜][一二三四五六日天末]|星期|工作日|节假日|法定假|上午|下午|全天|24小时|全年"
    r"|每[天日周月年]|夏[季令]|冬[季令]|\d{1,2}月|随时|正常上班|\d{1,2}日"
)
_DAYS = "一二三四五六日"
_FROM_TO = re.compile(
    rf"(?:(?:每)?(?:周|星期)(?P<first>[{_DAYS}天])\s*(?:至|到|-|—|~|～)\s*(?:周|星期)?"
    rf"(?P<last>[{_DAYS}天])|(?P<working>工作日))\s*[：:，,]?\s*(?P<times>.+)"
)
_SPAN = re.compile(
    rf"(?:上午|下午|早上|晚上)?\s*(?P<begins>{_TIME})\s*(?:至|到|-|—|－|~|～)+\s*(?:下午)?(?P<ends>{_TIME})"
)
_ROUND = re.compile(r"[（(]?法定节假日除外[)）]?|[，,；;、。\s]+|每")


@dataclass(frozen=True)
class Period:
    """Open on days from Monday (1) to Sunday (7), from HH:MM to HH:MM."""

    days: tuple[int, ...]
    begins: str
    ends: str


def says_when(text: str) -> bool:
    """Tell whether words say when somebody is there; a time limit does not."""
    return bool(_SAYS_WHEN.search(text)) and not states_limit(text)


def parse_hours(lines: Sequence[str]) -> tuple[Period, ...]:
    """Return the weekly hours that a text states, if it states nothing else; else nothing."""
    match = _FROM_TO.fullmatch(_bare("".join(lines)))
    if match is None:
        return ()
    spans = list(_SPAN.finditer(match["times"]))
    if not spans or _ROUND.sub("", _SPAN.sub("", match["times"])):
        return ()
    times = [(_clock(span["begins"]), _clock(span["ends"])) for span in spans]
    days = (1, 5) if match["working"] else (_day(match["first"]), _day(match["last"]))
    if not all(begins < ends for begins, ends in times) or days[0] >= days[1]:
        return ()
    return tuple(Period(tuple(range(days[0], days[1] + 1)), *one) for one in times)


def _bare(text: str) -> str:
    return re.sub(r"[（(，,]?法定节假日除外[)）]?", "", text).strip("。；;，, \u3000")


def _day(name: str) -> int:
    return 7 if name in "日天" else _DAYS.index(name) + 1


def _clock(text: str) -> str:
    hour, minute = re.split("[:：]", text)
    return f"{int(hour):02d}:{minute}"
