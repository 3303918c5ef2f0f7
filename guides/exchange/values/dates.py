"""Days as people, forms and spreadsheets write them."""

import re
from datetime import date, timedelta

from . import numbers

_DAY = re.compile(
    r"(?P<year>\d{4})(?:(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
    r"|年(?P<month2>\d{1,2})月(?P<day2>\d{1,2})日|(?P<month3>\d{2})(?P<day3>\d{2}))"
    # Midnight, or any time of the day, as databases export it.
    r"(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
# Serial numbers of days of 1954 to 2119; Excel counts from the last day of 1899.
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.0+)?")
_FIRST = date(1899, 12, 30)


def read(text: str) -> date | None:
    """Return the day that a text names, as 2021-01-31, 2021/1/31, 2021年1月31日 or 20210131."""
    bare = numbers.plain(text)
    match = _DAY.fullmatch(bare) if bare.isascii() or "年" in bare else None
    if match is None:
        return None
    month = match["month"] or match["month2"] or match["month3"]
    day = match["day"] or match["day2"] or match["day3"]
    try:
        return date(int(match["year"]), int(month), int(day))
    except ValueError:
        return None


def read_serial(text: str) -> date | None:
    """Return the day behind a spreadsheet's number, such as 44197."""
    bare = numbers.plain(text)
    if not bare.isascii() or not _SERIAL.fullmatch(bare):
        return None
    return _FIRST + timedelta(days=int(float(bare)))


def write(day: date) -> str:
    return day.isoformat()
