"""Whole numbers in digits of any width, or in Chinese."""

import re

# What the database holds.
MOST = 32_767

_DIGITS = re.compile(r"\d{1,6}(?:\.0+)?")
_COUNTED = re.compile(r"(.+?)(?:份|次|个|趟|张|页|套|本)")
_CHINESE = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_CHINESE |= {"五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
# Full width alone: NFKC would make 102 of 10².
_WIDTH = {0xFF00 + n: 0x20 + n for n in range(1, 0x5F)} | {ord("￥"): "¥"}
_TENS = {"十": 10, "百": 100}


def plain(text: str) -> str:
    """Return a text in half width and without spaces."""
    return "".join(text.translate(_WIDTH).split())


def read(text: str) -> int | None:
    """Return a count of 0 to 32,767, as 3, ３, 3.0, 三 or 3份; None for anything else."""
    bare = plain(text)
    counted = _COUNTED.fullmatch(bare)
    return digits(counted[1] if counted else bare)


def digits(bare: str) -> int | None:
    """Return what digits, or Chinese numerals up to 999, stand for."""
    number = int(float(bare)) if _DIGITS.fullmatch(bare) and bare.isascii() else _chinese(bare)
    return number if number is not None and number <= MOST else None


def write(number: int) -> str:
    return str(number)


def _chinese(bare: str) -> int | None:
    """Return the value of a numeral such as 十五 or 一百二十; None where it is not well made."""
    if not bare or any(one not in _CHINESE and one not in _TENS for one in bare):
        return None
    total, digit, least = 0, None, 1000
    for one in bare:
        if one in _TENS:
            unit = _TENS[one]
            if unit >= least or (digit is None and unit != 10) or digit == 0:
                return None
            total, digit, least = total + (1 if digit is None else digit) * unit, None, unit
        elif digit:
            return None
        else:
            digit = _CHINESE[one]
    return total + (digit or 0)
