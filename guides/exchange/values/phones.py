"""Telephone numbers, where a text is nothing else."""

import re

from . import numbers

_NUMBER = re.compile(
    r"(?:\(?(?P<area>0\d{2,3})\)?-?(?P<line>[1-9]\d{6,7})"
    r"|(?P<free>[48]00)-?(?P<a>\d{3,4})-?(?P<b>\d{3,4})"
    r"|(?P<mobile>1[3-9]\d{9})|(?P<bare>[2-9]\d{6,7})|(?P<short>1(?:0\d{3}|2\d{1,3}|1\d|6\d{3}))"
    r"|(?P<service>9[56]\d{3,4}))(?:(?:-|转)(?P<extension>\d{1,6}))?"
)
_BETWEEN = re.compile(r"[、,;/|]|或")


def read(text: str) -> tuple[str, ...]:
    """Return the numbers that a text consists of, area codes set off by a hyphen; empty where it
    says anything else."""
    bare = numbers.plain("、".join(text.splitlines())).replace("—", "-").replace("–", "-")
    found = [_NUMBER.fullmatch(part) for part in _BETWEEN.split(bare) if part]
    if not bare.isprintable() or not all(
        match and match[0].replace("转", "").isascii() for match in found
    ):
        return ()
    return tuple(dict.fromkeys(_written(match) for match in found if match))


def write(found: tuple[str, ...]) -> str:
    return "、".join(found)


def _written(match: re.Match[str]) -> str:
    if match["area"]:
        number = f"{match['area']}-{match['line']}"
    elif match["free"]:
        number = f"{match['free']}-{match['a']}-{match['b']}"
    else:
        number = match["mobile"] or match["bare"] or match["short"] or match["service"]
    return f"{number}转{match['extension']}" if match["extension"] else number
