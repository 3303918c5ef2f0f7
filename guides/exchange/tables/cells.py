"""A workbook's cell as text: what a person sees in it, in the forms that the site writes."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel, from_ISO8601

from .spelling import heard

# From here on spreadsheets have no digits left: what follows was replaced by zeros.
TOO_LONG = 10**15
# Chinese spreadsheets have dates of their own, which files do not spell out.
_CHINESE_DATES = {
    **dict.fromkeys((27, 36, 50, 52, 54, 57), "yyyy-mm"),
    **dict.fromkeys((28, 29, 30, 31, 51, 53, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "hh:mm"),
}
FORMATS = {**BUILTIN_FORMATS, **_CHINESE_DATES}
GENERAL = "General"

_LEADING_ZEROS = re.compile(r"0{2,}")


@dataclass(frozen=True)
class Doubtful:
    """A cell that does not say for certain what was meant."""

    value: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Style:
    """What a cell's number format says of its number."""

    is_date: bool = False
    is_duration: bool = False
    digits: int = 0

    @classmethod
    def of(cls, number_format: str) -> "Style":
        zeros = _LEADING_ZEROS.fullmatch(number_format)
        return cls(
            is_date_format(number_format),
            is_timedelta_format(number_format),
            len(number_format) if zeros else 0,
        )


def text_of(kind: str, value: str, style: Style, epoch: datetime) -> str | Doubtful:
    """Return what a cell says. `kind` is the file's: n, d, b, e, and all others are texts."""
    if kind == "e":
        remedy = _("请改正公式，或者把结果粘贴成数值")
        return Doubtful(value, _("公式出错"), remedy)
    if kind == "b":
        return "是" if value.strip() in ("1", "true") else "否"
    if kind not in ("n", "d"):
        return heard(value)
    try:
        return _day(value) if kind == "d" else _number(value, style, epoch)
    except (ValueError, OverflowError, ArithmeticError):
        remedy = _("请把这一格改成文本，照原样填写")
        return Doubtful(value, _("不是认得的数或日期"), remedy)


def _number(value: str, style: Style, epoch: datetime) -> str | Doubtful:
    number = float(value)
    if style.is_date:
        return _moment(from_excel(number, epoch, timedelta=style.is_duration))
    if abs(number) >= TOO_LONG:
        remedy = _("请把这一列设成文本格式，再从来源重新粘贴")
        return Doubtful(value, _("数字超过 15 位，表格软件已经把后面的位数改成了 0"), remedy)
    text = format(Decimal(f"{number:.15g}"), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.zfill(style.digits) if text.isdecimal() else text.replace("-0", "0", text == "-0")


def _day(value: str) -> str:
    return _moment(from_ISO8601(value))


def _moment(found: datetime | date | time | timedelta) -> str:
    if isinstance(found, timedelta):
        minutes, seconds = divmod(round(found.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(found, time):
        return _clock(found)
    if not isinstance(found, datetime):
        return found.isoformat()
    clock = _clock(found.time())
    return found.date().isoformat() + ("" if clock == "00:00" else f" {clock}")


def _clock(moment: time) -> str:
    return f"{moment:%H:%M:%S}".removesuffix(":00")
