"""Time limits in prose: one that is certain, or the statutory and the promised one by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guides.exchange.values import limits
from guides.exchange.values.limits import Limit
from guides.vocabulary import TimeUnit

_NUMBER = r"(?:\d{1,4}(?:\.\d+)?|[一二两三四五六七八九十百]{1,5})"
_UNIT = r"(?:个?工作[日天]|个?自然[日天]|个?日历日|个?小时|分钟|个月|天|日|年|周)"
_SPAN = re.compile(rf"{_NUMBER}\s*{_UNIT}")
_AT_ONCE = re.compile(
    r"即办即结|即来即办|即到即办|随到随办|立等可取|马上办|即办件?|(?:即时|当场|立即|现场)"
    r"(?:办理|办结|办完|办毕|办|受理并办结|审核办结|完成|出证|取件|发证)|即时|当场|即日"
)
# Dates, deadlines of others and spans that recur are no limits.
_NOT_BEFORE = re.compile(r"(?:\d年|月|[每第前满近超]|[\d.]\s*[-—~～至到])$")
_NOT_AFTER = re.compile(r"\s*(?:前|后|以上|以前|起|一次|内有效|有效|[-—~～至到]\s*\d|\d)")
# A longer text tells of several stages, or of more than a limit.
_LONGEST = 60


@dataclass(frozen=True)
class TimeLimit:
    """A limit and the words that say more than it, such as from when it counts."""

    limit: Limit
    note: str = ""


def parse_limit(text: str) -> TimeLimit | None:
    """Return the one limit that a text states; None where there are several, or other words."""
    bare = " ".join(text.split())
    if exact := limits.read(bare):
        return TimeLimit(exact)
    found = set(_spans(bare)) if len(bare) <= _LONGEST else set()
    one = found.pop() if len(found) == 1 else None
    return TimeLimit(one, bare) if one else None


def parse_both(text: str) -> dict[str, TimeLimit]:
    """Return the limits that a text calls statutory (法定) and promised (承诺), by field."""
    found: dict[str, TimeLimit] = {}
    for field, name in (("statutory", "法定"), ("promised", "承诺")):
        parts = re.findall(rf"{name}[^，,。；;\n]*", text)
        read = parse_limit(parts[0].partition("：")[2] or parts[0]) if len(parts) == 1 else None
        if read:
            found[field] = TimeLimit(read.limit)
    return found if len(found) == 2 else {}


def states_limit(text: str) -> bool:
    """Tell whether a text is a limit and nothing else: 5个工作日, 当场办结."""
    return limits.read(" ".join(text.split())) is not None


def limit_of(number: str, unit: TimeUnit | None) -> Limit | None:
    """Return the limit of a bare number whose unit stands elsewhere."""
    return limits.read(number, unit)


def _spans(text: str) -> Iterator[Limit | None]:
    """Yield the limits of a text; None for a span that is none, or that cannot be read."""
    for match in _SPAN.finditer(text):
        other = _NOT_BEFORE.search(text[: match.start()]) or _NOT_AFTER.match(text, match.end())
        yield None if other else limits.read(match[0])
    if _AT_ONCE.search(text):
        yield limits.AT_ONCE
